/** A small raster to paint on: gradients, polygons, speckles, and the softness and grain of a cheap camera. */
import { encodePng } from './png.ts';

export type Colour = readonly [red: number, green: number, blue: number];
export type Point = readonly [x: number, y: number];

/** Repeatable numbers from 0 to 1 (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export class Canvas {
  readonly width: number;
  readonly height: number;
  readonly random: () => number;
  #pixels: Uint8Array;

  constructor(width: number, height: number, seed: number) {
    this.width = width;
    this.height = height;
    this.random = seededRandom(seed);
    this.#pixels = new Uint8Array(width * height * 3);
  }

  dot(x: number, y: number, [red, green, blue]: Colour): void {
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) return;
    const at = (Math.floor(y) * this.width + Math.floor(x)) * 3;
    this.#pixels[at] = red;
    this.#pixels[at + 1] = green;
    this.#pixels[at + 2] = blue;
  }

  /** Horizontal bands from `top` to `bottom` colour. */
  gradient(y0: number, y1: number, top: Colour, bottom: Colour): void {
    for (let y = Math.max(0, Math.floor(y0)); y < Math.min(this.height, y1); y++) {
      const part = (y - y0) / (y1 - y0);
      const mix = (index: 0 | 1 | 2) => Math.round(top[index] + (bottom[index] - top[index]) * part);
      const colour: Colour = [mix(0), mix(1), mix(2)];
      for (let x = 0; x < this.width; x++) this.dot(x, y, colour);
    }
  }

  /** Fills a polygon by the even-odd rule, row by row. */
  polygon(points: readonly Point[], colour: Colour): void {
    const ys = points.map(([, y]) => y);
    for (let y = Math.floor(Math.min(...ys)); y <= Math.max(...ys); y++) {
      const crossings = points
        .flatMap(([x1, y1], index) => {
          const [x2, y2] = points[(index + 1) % points.length] ?? [x1, y1];
          return y1 <= y !== y2 <= y ? [x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)] : [];
        })
        .sort((a, b) => a - b);
      for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
        for (let x = Math.ceil(crossings[pair] ?? 0); x < (crossings[pair + 1] ?? 0); x++)
          this.dot(x, y, colour);
      }
    }
  }

  box(x: number, y: number, width: number, height: number, colour: Colour): void {
    for (let row = y; row < y + height; row++)
      for (let col = x; col < x + width; col++) this.dot(col, row, colour);
  }

  ellipse(cx: number, cy: number, rx: number, ry: number, colour: Colour): void {
    for (let y = -ry; y <= ry; y++) {
      const half = rx * Math.sqrt(Math.max(0, 1 - (y / ry) ** 2));
      for (let x = -half; x <= half; x++) this.dot(cx + x, cy + y, colour);
    }
  }

  /** Blurs lightly, darkens the corners and adds grain: hard edges are what betrays a drawing. */
  develop(): void {
    const source = this.#pixels;
    const target = new Uint8ClampedArray(source.length);
    const stride = this.width * 3;
    for (let y = 0; y < this.height; y++) {
      const fromCentreY = y / this.height - 0.5;
      for (let x = 0; x < this.width; x++) {
        const fromCentreX = x / this.width - 0.5;
        const off = (fromCentreX * fromCentreX + fromCentreY * fromCentreY) * 0.5;
        const grain = (this.random() - 0.5) * 5;
        const at = y * stride + x * 3;
        for (let part = at; part < at + 3; part++) {
          const own = source[part] ?? 0;
          const sum =
            2 * own + (source[part - 3] ?? own) + (source[part + 3] ?? own) + (source[part - stride] ?? own);
          const value = ((sum + (source[part + stride] ?? own)) / 6) * (1 - off) + grain;
          target[part] = value;
        }
      }
    }
    this.#pixels = new Uint8Array(target.buffer);
  }

  png(): Uint8Array<ArrayBuffer> {
    return encodePng(this.width, this.height, this.#pixels);
  }

  /** The same picture, `factor` times smaller, by averaging blocks. */
  thumbnail(factor: number): Uint8Array<ArrayBuffer> {
    const width = Math.floor(this.width / factor);
    const height = Math.floor(this.height / factor);
    const pixels = new Uint8Array(width * height * 3);
    for (let index = 0; index < pixels.length; index++) {
      const part = index % 3;
      const x = Math.floor(index / 3) % width;
      const y = Math.floor(index / 3 / width);
      let sum = 0;
      for (let dy = 0; dy < factor; dy++) {
        for (let dx = 0; dx < factor; dx++) {
          sum += this.#pixels[((y * factor + dy) * this.width + x * factor + dx) * 3 + part] ?? 0;
        }
      }
      pixels[index] = sum / factor / factor;
    }
    return encodePng(width, height, pixels);
  }
}
