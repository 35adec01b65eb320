const FIRST_YEAR_SECONDS = 0n;
/** The end of the year 9999. */
const LAST_SECONDS = 253_402_300_799n;

/** Seconds since 1970 as "2026-01-31 13:05:00 UTC"; undefined outside of the years 1970 to 9999. Knows no clock. */
export function dateText(seconds: bigint): string | undefined {
  if (seconds < FIRST_YEAR_SECONDS || seconds > LAST_SECONDS) return undefined;
  const days = Number(seconds / 86_400n);
  const rest = Number(seconds % 86_400n);
  const time = [Math.floor(rest / 3600), Math.floor((rest % 3600) / 60), rest % 60].map((part) => pad(part, 2));
  return `${civilDate(days)} ${time.join(":")} UTC`;
}

/** The Gregorian date of a day counted from 1970-01-01, by eras of 400 years that begin in March. */
function civilDate(days: number): string {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

const pad = (value: number, width: number): string => String(value).padStart(width, "0");

/** "10 seconds", "2 minutes", "1 hour", "1 day"; 0 is "only the excess". */
export function duration(seconds: number): string {
  if (seconds === 0) return "only the excess";
  const units = [
    ["day", 86_400],
    ["hour", 3600],
    ["minute", 60],
    ["second", 1],
  ] as const;
  const [name, size] = units.find(([, length]) => seconds % length === 0) ?? units[3];
  const count = seconds / size;
  return `${count} ${name}${count === 1 ? "" : "s"}`;
}
