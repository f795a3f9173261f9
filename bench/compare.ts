import type { Figure, Goal } from '../harness/figure.ts';
import type { Machine } from './machine.ts';
import { isSameFigure, type SavedFigures } from './saved-figures.ts';

/** One figure in two runs. */
export interface ComparedFigure {
  name: string;
  unit: string;
  before: number;
  now: number;
  /** `now` : `before`; `null` if the two say nothing about each other. */
  ratio: number | null;
  /** The goal of the later run. */
  goal?: Goal;
}

export interface Comparison {
  /** What differs so that times, speeds and memory cannot be compared: fields of the machine. */
  hardware: (keyof Machine)[];
  /** What differs and may explain a change: fields of the machine. */
  software: (keyof Machine)[];
  figures: ComparedFigure[];
  onlyBefore: Figure[];
  onlyNow: Figure[];
}

const hardwareFields = ['processor', 'cores', 'memory', 'system'] as const;
const softwareFields = ['browser', 'node'] as const;

/** Units that do not depend on how fast a machine is: ratios within one run, counts, sizes of files and messages. */
const portableUnits = ['×', '', 'B', 'kB', 'KiB'];

/** Compare two runs figure by figure, in the order of the later one. */
export function compareFigures(before: SavedFigures, now: SavedFigures): Comparison {
  const differs = (field: keyof Machine): boolean => before.machine[field] !== now.machine[field];
  const hardware = hardwareFields.filter(differs);
  const compared = now.figures.flatMap((figure): ComparedFigure[] => {
    const old = before.figures.find((one) => isSameFigure(one, figure));
    return old ? [pair(old, figure, hardware.length === 0)] : [];
  });
  return {
    hardware,
    software: softwareFields.filter(differs),
    figures: compared,
    onlyBefore: before.figures.filter((one) => !now.figures.some((other) => isSameFigure(one, other))),
    onlyNow: now.figures.filter((one) => !before.figures.some((other) => isSameFigure(one, other))),
  };
}

function pair(before: Figure, now: Figure, isOneMachine: boolean): ComparedFigure {
  const { name, unit, value, goal } = now;
  const isComparable = (isOneMachine || portableUnits.includes(unit)) && before.value !== 0;
  return {
    ...{ name, unit, before: before.value, now: value },
    ratio: isComparable ? value / before.value : null,
    ...(goal && { goal }),
  };
}
