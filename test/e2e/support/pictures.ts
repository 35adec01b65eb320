import type { Locator } from "playwright-core";
import { contrast, LEAST_CONTRAST } from "./contrast.ts";

/** What is read of the page, whose own types are not known here. */
interface DrawnElement {
  readonly tagName: string;
  readonly textContent: string | null;
  querySelectorAll(selector: string): Iterable<DrawnElement>;
  getBoundingClientRect(): Box;
}
declare function getComputedStyle(element: unknown): { fill: string };

/** In pixels of the screen. */
interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A box or a line of text of a drawing. */
interface Shape {
  readonly isText: boolean;
  readonly text: string;
  readonly box: Box;
  /** Its colour; those of its parts where they have colours of their own. */
  readonly fills: readonly string[];
}

/**
 * What is wrong with the texts of a drawing (`svg`) as it is on the screen: one that lies over another, that leaves the box
 * it stands in, or that can hardly be told from it. Empty where all can be read.
 */
export async function unreadableTexts(svg: Locator): Promise<string[]> {
  const shapes = await shapesOf(svg);
  const texts = shapes.filter(({ isText }) => isText);
  if (texts.length === 0) throw new Error("the drawing has no text");
  return texts.flatMap((one, index) => [
    ...texts.slice(index + 1).flatMap((other) => (overlap(one.box, other.box) ? [`${one.text} / ${other.text}`] : [])),
    ...faults(one, boxesBehind(one, shapes)),
  ]);
}

function faults({ text, box, fills }: Shape, behind: readonly Shape[]): string[] {
  const [next] = behind;
  if (!next) return [`"${text}" stands on nothing`];
  const colours = behind.flatMap((shape) => shape.fills);
  const least = Math.min(...fills.map((fill) => contrast(fill, colours)));
  return [
    ...(box.left < next.box.left || box.right > next.box.right ? [`"${text}" leaves its box`] : []),
    ...(least < LEAST_CONTRAST ? [`"${text}" has a contrast of ${least.toFixed(1)} to ${colours.join(" on ")}`] : []),
  ];
}

/** The painted boxes under the middle of a text, the nearest first. */
function boxesBehind(text: Shape, shapes: readonly Shape[]): readonly Shape[] {
  const [x, y] = [(text.box.left + text.box.right) / 2, (text.box.top + text.box.bottom) / 2];
  return shapes
    .slice(0, shapes.indexOf(text))
    .filter(
      ({ isText, fills, box }) =>
        !isText && fills[0] !== "none" && box.left < x && x < box.right && box.top < y && y < box.bottom,
    )
    .reverse();
}

/** Whether two texts of one line share a place; the boxes of lines may, since they have room above and below the letters. */
const overlap = (one: Box, other: Box): boolean =>
  one.left < other.right - 1 &&
  other.left < one.right - 1 &&
  Math.abs(one.top + one.bottom - other.top - other.bottom) < one.bottom - one.top;

/** In the order they are painted. */
function shapesOf(svg: Locator): Promise<Shape[]> {
  return svg.evaluate((drawing: unknown) =>
    [...(drawing as DrawnElement).querySelectorAll("rect, text")].map((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const parts = [...element.querySelectorAll("tspan")];
      return {
        isText: element.tagName === "text",
        text: element.textContent ?? "",
        box: { left, right, top, bottom },
        fills: (parts.length > 0 ? parts : [element]).map((part) => getComputedStyle(part).fill),
      };
    }),
  );
}
