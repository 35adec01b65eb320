import type { Locator } from "playwright-core";

/** WCAG 2's least contrast for text. */
export const LEAST_CONTRAST = 4.5;

type Rgb = readonly [red: number, green: number, blue: number];

/**
 * WCAG 2's contrast of colours as `getComputedStyle` gives them, e.g. `rgb(1, 2, 3)`: 1 for the same colour, 21 for black on
 * white. `behind` is what lies under the front, the last of it solid; what shines through, by alpha or `opacity`, is reckoned in.
 */
export function contrast(front: string, behind: readonly string[], opacity = 1): number {
  const ground = behind.reduceRight<Rgb>((under, colour) => laidOver(read(colour), under), [0, 0, 0]);
  const { rgb, alpha } = read(front);
  const seen = laidOver({ rgb, alpha: alpha * opacity }, ground);
  const [dark = 0, light = 0] = [luminance(ground), luminance(seen)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

interface Colour {
  readonly rgb: Rgb;
  readonly alpha: number;
}

function laidOver({ rgb, alpha }: Colour, under: Rgb): Rgb {
  const mix = (index: 0 | 1 | 2) => rgb[index] * alpha + under[index] * (1 - alpha);
  return [mix(0), mix(1), mix(2)];
}

function read(colour: string): Colour {
  const [red, green, blue, alpha = 1] = (/^rgba?\((.*)\)$/.exec(colour)?.[1] ?? "").split(/[\s,/]+/).map(Number);
  if (red === undefined || green === undefined || blue === undefined) throw new Error(`"${colour}" is no rgb()`);
  return { rgb: [red, green, blue], alpha };
}

/** WCAG 2's relative luminance; parts from 0 to 255. */
function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((number) => {
    const part = number / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** What is read of an element of the page, whose own types are not known here. */
interface DrawnElement {
  readonly textContent: string | null;
  readonly parentElement: DrawnElement | null;
}
declare function getComputedStyle(element: unknown): { color: string; backgroundColor: string; opacity: string };

/** The contrast of each element's text to all that lies behind it, with what makes it or what it stands in paler. */
export async function textContrasts(elements: Locator): Promise<{ text: string; contrast: number }[]> {
  const drawn = await elements.evaluateAll((all: unknown[]) =>
    (all as DrawnElement[]).map((element) => {
      const behind: string[] = [];
      let opacity = 1;
      for (let one: DrawnElement | null = element; one !== null; one = one.parentElement) {
        const style = getComputedStyle(one);
        behind.push(style.backgroundColor);
        opacity *= Number(style.opacity);
      }
      return { text: element.textContent ?? "", colour: getComputedStyle(element).color, behind, opacity };
    }),
  );
  return drawn.map(({ text, colour, behind, opacity }) => ({ text, contrast: contrast(colour, behind, opacity) }));
}
