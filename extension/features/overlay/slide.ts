/** A part of ours that a person moves along one line, by dragging or by the arrow keys; where it comes to rest is kept. */

/** How far one press of an arrow key moves it, CSS pixels. */
const keyStep = 16;
/** A key held down moves it many times, and is kept once. */
const restMs = 400;

/** The arrow key that makes the value larger, and the one that makes it smaller. */
const keysOf = { up: ['ArrowUp', 'ArrowDown'], left: ['ArrowLeft', 'ArrowRight'] } as const;

export interface Slide {
  /** A person holds it. */
  isHeld(): boolean;
  /** Whether the press that ends now moved it; asked once a press. */
  hasMoved(): boolean;
}

interface SlideParts {
  readonly handle: HTMLElement;
  /** Where the value grows. */
  readonly towards: keyof typeof keysOf;
  /** A pointer that moves less than this presses, CSS pixels. */
  readonly dragFrom: number;
  /** Where it stands now, CSS pixels. */
  readonly value: () => number;
  readonly move: (value: number) => void;
  /** The person let it go here. */
  readonly onRest?: (value: number) => void;
  readonly keep: (value: number) => void;
}

/** Only a press of a person begins a move. */
export function createSlide(parts: SlideParts, signal: AbortSignal): Slide {
  const { handle, towards, dragFrom, value, move, onRest, keep } = parts;
  const [more, less] = keysOf[towards];
  const placeOf = (event: PointerEvent): number => (towards === 'up' ? event.clientY : event.clientX);
  let press: { readonly from: number; readonly value: number; moved: boolean } | undefined;
  let moved = false;
  let keeping: ReturnType<typeof setTimeout> | undefined;

  const rest = (): void => {
    const reached = value();
    onRest?.(reached);
    clearTimeout(keeping);
    keeping = setTimeout(() => keep(reached), restMs);
  };

  const options = { signal };
  handle.addEventListener(
    'pointerdown',
    (event) => {
      if (!event.isTrusted || event.button !== 0) return;
      moved = false;
      press = { from: placeOf(event), value: value(), moved: false };
      handle.setPointerCapture(event.pointerId);
    },
    options,
  );
  handle.addEventListener(
    'pointermove',
    (event) => {
      if (press === undefined) return;
      const by = press.from - placeOf(event);
      press.moved ||= Math.abs(by) >= dragFrom;
      if (press.moved) move(press.value + by);
    },
    options,
  );
  handle.addEventListener(
    'pointerup',
    () => {
      moved = press?.moved === true;
      press = undefined;
      if (moved) rest();
    },
    options,
  );
  handle.addEventListener(
    'pointercancel',
    () => {
      if (press !== undefined) move(press.value);
      press = undefined;
    },
    options,
  );
  handle.addEventListener(
    'keydown',
    (event) => {
      const by = { [more]: keyStep, [less]: -keyStep }[event.key];
      if (!event.isTrusted || by === undefined) return;
      event.preventDefault();
      move(value() + by);
      rest();
    },
    options,
  );
  signal.addEventListener('abort', () => clearTimeout(keeping));

  return {
    isHeld: () => press !== undefined,
    hasMoved() {
      const answer = moved;
      moved = false;
      return answer;
    },
  };
}
