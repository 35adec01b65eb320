/** A whole number with commas between its thousands: "16,777,216". Without `Intl`, whose first use takes milliseconds. */
export function grouped(count: number | bigint): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}
