import { expect, test } from 'vitest';
import { type BenchPlan, readBenchWords } from '../../../bench/command-line.ts';

const parts = ['match', 'bytes'];
const all: BenchPlan = { kind: 'measure', parts: [], runs: 20 };
const alone = '--only goes with --compare and nothing else.';
const saved = 'bench-output/bench.json';

test.each<[string, BenchPlan | string]>([
  ['', all],
  ['match bytes', { ...all, parts: ['match', 'bytes'] }],
  ['--runs=5', { ...all, runs: 5 }],
  ['--runs 5 match', { ...all, runs: 5, parts: ['match'] }],
  ['--old-pc', { ...all, slowed: 'old-pc' }],
  ['--slow-pages', { ...all, slowed: 'slow-pages' }],
  ['--old-pc --slow-pages', '--old-pc and --slow-pages exclude each other.'],
  ['--compare a.json --only b.json --slow-pages', alone],
  ['--old-pc match --runs=5', { ...all, slowed: 'old-pc', runs: 5, parts: ['match'] }],
  ['--compare a.json --only b.json --old-pc', alone],
  ['--peer=/tmp/a --peer b match', { ...all, peers: ['/tmp/a', 'b'], parts: ['match'] }],
  ['--peer', '--peer needs a value.'],
  ['--peer --save', '--peer needs a value.'],
  ['--peer=', '--peer needs a value.'],
  ['--compare a.json --only b.json --peer=c', alone],
  ['--save', { ...all, save: saved }],
  ['--save match', { ...all, save: saved, parts: ['match'] }],
  ['--save a.json match', { ...all, save: 'a.json', parts: ['match'] }],
  ['--save=a.json', { ...all, save: 'a.json' }],
  ['--compare match', { ...all, compare: 'match' }],
  ['--save --compare a.json bytes', { ...all, save: saved, compare: 'a.json', parts: ['bytes'] }],
  ['--compare a.json --only b.json', { kind: 'compare', before: 'a.json', now: 'b.json' }],
  ['--only=b.json --compare=a.json', { kind: 'compare', before: 'a.json', now: 'b.json' }],
  ['mtach', 'There is no part “mtach”.'],
  ['--save mtach', 'There is no part “mtach”.'],
  ['--help', { kind: 'help' }],
  ['--runs=0', '--runs needs a whole number, at least 1.'],
  ['--runs=1.5', '--runs needs a whole number, at least 1.'],
  ['--runs=many', '--runs needs a whole number, at least 1.'],
  ['--incidents=100000', { ...all, incidents: 100_000 }],
  ['--incidents=100', '--incidents needs a whole number, at least 1000.'],
  ['--incidents=many', '--incidents needs a whole number, at least 1000.'],
  ['--incidents', '--incidents needs a value.'],
  ['--mtach', 'There is no option --mtach.'],
  ['match --help', { kind: 'help' }],
  ['-h', { kind: 'help' }],
  ['--runs', '--runs needs a value.'],
  ['--compare', '--compare needs a value.'],
  ['--compare --save', '--compare needs a value.'],
  ['--only b.json', alone],
  ['--compare a.json --only b.json match', alone],
  ['--compare a.json --only b.json --save', alone],
  ['--compare a.json --only b.json --runs=5', alone],
])('bench -- %s', (line, plan) => {
  expect(readBenchWords(line.split(' ').filter(Boolean), parts)).toEqual(plan);
});
