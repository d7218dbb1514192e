/** Procedural "photographs" of what an office photographs: houses, rooms, cars, fields. */
import type { PhotoScene } from '../cases/case-types.ts';
import { Canvas, type Colour } from './canvas.ts';

const width = 1200;
const height = 800;

function sky(canvas: Canvas, horizon: number): void {
  canvas.gradient(0, horizon, [126, 168, 214], [222, 232, 240]);
  for (let cloud = 0; cloud < 7; cloud++) {
    const x = canvas.random() * width;
    const y = 40 + canvas.random() * horizon * 0.5;
    for (let puff = 0; puff < 9; puff++) {
      const grey = 226 + canvas.random() * 24;
      canvas.ellipse(
        x + puff * 24 - 90,
        y + canvas.random() * 18,
        34 + canvas.random() * 30,
        9 + canvas.random() * 10,
        [grey, grey, grey + 4],
      );
    }
  }
}

function speckle(canvas: Canvas, y0: number, y1: number, base: Colour, count: number): void {
  for (let n = 0; n < count; n++) {
    const shade = 0.75 + canvas.random() * 0.5;
    const y = y0 + canvas.random() * (y1 - y0);
    const size = 1 + ((y - y0) / (y1 - y0)) * 5;
    canvas.box(canvas.random() * width, y, size * 0.6, size, [
      base[0] * shade,
      base[1] * shade,
      base[2] * shade,
    ]);
  }
}

function tree(canvas: Canvas, x: number, y: number, size: number): void {
  canvas.box(x - size * 0.05, y - size * 0.4, size * 0.1, size * 0.4, [84, 66, 50]);
  for (let leaf = 0; leaf < 260; leaf++) {
    const angle = canvas.random() * Math.PI * 2;
    const far = Math.sqrt(canvas.random()) * size * 0.42;
    const green = 78 + canvas.random() * 56;
    canvas.ellipse(
      x + Math.cos(angle) * far,
      y - size * 0.72 + Math.sin(angle) * far * 0.9,
      size * 0.05,
      size * 0.04,
      [green * 0.55, green, green * 0.36],
    );
  }
}

function house(canvas: Canvas): void {
  sky(canvas, 470);
  canvas.gradient(470, height, [116, 132, 84], [88, 110, 62]);
  speckle(canvas, 470, 660, [104, 126, 72], 9000);
  canvas.gradient(668, height, [142, 140, 136], [108, 107, 104]);
  const left = 250 + canvas.random() * 80;
  const wall: Colour = [206 + canvas.random() * 30, 190 + canvas.random() * 24, 150 + canvas.random() * 40];
  tree(canvas, left - 110, 610, 330);
  canvas.box(left, 330, 600, 300, wall);
  canvas.box(left, 596, 600, 34, [132, 126, 118]);
  canvas.polygon(
    [
      [left - 34, 336],
      [left + 90, 176],
      [left + 510, 176],
      [left + 634, 336],
    ],
    [142, 70, 52],
  );
  for (let row = 0; row < 11; row++)
    canvas.box(left + 78 - row * 11, 186 + row * 14, 444 + row * 22, 2, [118, 56, 42]);
  canvas.box(left + 430, 126, 46, 84, [150, 92, 74]);
  for (const [x, y] of [
    [50, 376],
    [190, 376],
    [470, 376],
    [50, 492],
    [190, 492],
  ] as const) {
    canvas.box(left + x - 8, y - 8, 96, 98, [238, 236, 230]);
    canvas.box(left + x, y, 38, 82, [72, 88, 104]);
    canvas.box(left + x + 42, y, 38, 82, [92, 110, 126]);
  }
  canvas.box(left + 330, 470, 92, 160, [98, 64, 42]);
  canvas.box(left + 342, 484, 68, 52, [120, 134, 142]);
  canvas.box(left + 320, 630, 112, 40, [164, 160, 152]);
  for (let post = 0; post < 12; post++) canvas.box(left + 620 + post * 28, 560, 9, 84, [122, 96, 70]);
  canvas.box(left + 612, 576, 360, 7, [112, 88, 64]);
  tree(canvas, left + 800, 640, 250);
}

function room(canvas: Canvas): void {
  canvas.gradient(0, 560, [226, 220, 206], [208, 200, 186]);
  canvas.polygon(
    [
      [0, 800],
      [0, 640],
      [220, 540],
      [980, 540],
      [1200, 640],
      [1200, 800],
    ],
    [154, 116, 78],
  );
  for (let board = 0; board < 15; board++) {
    const top = 220 + board * 54;
    const bottom = -420 + board * 150;
    canvas.polygon(
      [
        [top, 540],
        [top + 3, 540],
        [bottom + 9, 800],
        [bottom, 800],
      ],
      [126, 92, 60],
    );
  }
  canvas.polygon(
    [
      [0, 0],
      [220, 90],
      [220, 540],
      [0, 640],
    ],
    [196, 188, 174],
  );
  canvas.polygon(
    [
      [1200, 0],
      [980, 90],
      [980, 540],
      [1200, 640],
    ],
    [186, 178, 164],
  );
  canvas.polygon(
    [
      [0, 0],
      [1200, 0],
      [980, 90],
      [220, 90],
    ],
    [240, 238, 232],
  );
  canvas.box(420, 150, 360, 250, [246, 246, 242]);
  canvas.box(434, 164, 160, 222, [186, 212, 232]);
  canvas.box(606, 164, 160, 222, [196, 218, 234]);
  canvas.box(440, 420, 320, 74, [236, 234, 228]);
  for (let rib = 0; rib < 16; rib++) canvas.box(448 + rib * 20, 424, 4, 66, [206, 204, 198]);
  const fabric: Colour = [92 + canvas.random() * 60, 92, 104 + canvas.random() * 40];
  canvas.box(250, 470, 330, 90, fabric);
  canvas.box(236, 530, 358, 80, [fabric[0] * 0.85, fabric[1] * 0.85, fabric[2] * 0.85]);
  canvas.box(730, 520, 210, 14, [112, 76, 46]);
  canvas.box(742, 534, 12, 84, [96, 64, 40]);
  canvas.box(916, 534, 12, 84, [96, 64, 40]);
  canvas.ellipse(600, 96, 66, 20, [252, 246, 216]);
}

function car(canvas: Canvas): void {
  sky(canvas, 300);
  canvas.box(0, 240, width, 220, [158, 150, 140]);
  for (let joint = 0; joint < 10; joint++) canvas.box(joint * 130, 240, 3, 220, [138, 130, 122]);
  canvas.gradient(460, height, [122, 120, 116], [92, 90, 88]);
  speckle(canvas, 460, height, [104, 102, 98], 7000);
  const x = 170 + canvas.random() * 60;
  const body: Colour = [34, 62, 118];
  canvas.ellipse(x + 420, 646, 430, 30, [62, 60, 60]);
  canvas.polygon(
    [
      [x, 600],
      [x + 16, 506],
      [x + 180, 474],
      [x + 290, 374],
      [x + 640, 366],
      [x + 800, 462],
      [x + 836, 506],
      [x + 840, 606],
    ],
    body,
  );
  canvas.polygon(
    [
      [x + 208, 476],
      [x + 304, 392],
      [x + 446, 388],
      [x + 446, 474],
    ],
    [118, 140, 156],
  );
  canvas.polygon(
    [
      [x + 464, 474],
      [x + 464, 388],
      [x + 624, 384],
      [x + 752, 464],
    ],
    [104, 126, 142],
  );
  canvas.box(x + 14, 560, 820, 8, [26, 48, 92]);
  canvas.box(x + 452, 478, 4, 120, [24, 44, 86]);
  canvas.ellipse(x + 34, 528, 26, 14, [234, 230, 206]);
  canvas.box(x + 812, 512, 22, 34, [168, 40, 34]);
  for (const wheel of [x + 176, x + 660]) {
    canvas.ellipse(wheel, 606, 76, 76, [32, 32, 34]);
    canvas.ellipse(wheel, 606, 46, 46, [176, 178, 182]);
    canvas.ellipse(wheel, 606, 14, 14, [70, 70, 74]);
  }
}

function field(canvas: Canvas): void {
  sky(canvas, 376);
  canvas.polygon(
    [
      [0, 372],
      [260, 318],
      [520, 352],
      [820, 296],
      [1200, 356],
      [1200, 420],
      [0, 420],
    ],
    [116, 136, 128],
  );
  canvas.gradient(370, height, [138, 146, 82], [110, 118, 56]);
  for (let row = -22; row < 23; row++) {
    const bottom = 600 + row * 130;
    const top = 600 + row * 17;
    canvas.polygon(
      [
        [top, 374],
        [top + 4, 374],
        [bottom + 52, 800],
        [bottom, 800],
      ],
      [86, 116 + (row % 3) * 6, 46],
    );
  }
  speckle(canvas, 380, height, [98, 128, 58], 16000);
  tree(canvas, 150 + canvas.random() * 200, 430, 170);
  tree(canvas, 860 + canvas.random() * 200, 424, 140);
}

const scenes: Record<PhotoScene, (canvas: Canvas) => void> = { house, room, car, field };

/** Paints a scene of 1200 × 800; the same seed gives the same bytes. `thumbnail` is 150 × 100. */
export function paintPhoto(
  scene: PhotoScene,
  seed: number,
): { full: Uint8Array<ArrayBuffer>; thumbnail: Uint8Array<ArrayBuffer> } {
  const canvas = new Canvas(width, height, seed);
  scenes[scene](canvas);
  canvas.develop();
  return { full: canvas.png(), thumbnail: canvas.thumbnail(8) };
}
