import { expect, test } from 'vitest';
import { type BenchPlan, readBenchWords } from '../../../bench/command-line.ts';

const parts = ['match', 'bytes'];
const all: BenchPlan = { kind: 'measure', parts: [], runs: 20 };
const saved = 'bench-output/bench.json';

test.each<[string, BenchPlan | null]>([
  ['', all],
  ['match bytes', { ...all, parts: ['match', 'bytes'] }],
  ['--runs=5', { ...all, runs: 5 }],
  ['--runs 5 match', { ...all, runs: 5, parts: ['match'] }],
  ['--old-pc', { ...all, slowed: 'old-pc' }],
  ['--slow-pages', { ...all, slowed: 'slow-pages' }],
  ['--old-pc --slow-pages', null],
  ['--compare a.json --only b.json --slow-pages', null],
  ['--old-pc match --runs=5', { ...all, slowed: 'old-pc', runs: 5, parts: ['match'] }],
  ['--compare a.json --only b.json --old-pc', null],
  ['--peer=/tmp/a --peer b match', { ...all, peers: ['/tmp/a', 'b'], parts: ['match'] }],
  ['--peer', null],
  ['--peer --save', null],
  ['--peer=', null],
  ['--compare a.json --only b.json --peer=c', null],
  ['--save', { ...all, save: saved }],
  ['--save match', { ...all, save: saved, parts: ['match'] }],
  ['--save a.json match', { ...all, save: 'a.json', parts: ['match'] }],
  ['--save=a.json', { ...all, save: 'a.json' }],
  ['--compare match', { ...all, compare: 'match' }],
  ['--save --compare a.json bytes', { ...all, save: saved, compare: 'a.json', parts: ['bytes'] }],
  ['--compare a.json --only b.json', { kind: 'compare', before: 'a.json', now: 'b.json' }],
  ['--only=b.json --compare=a.json', { kind: 'compare', before: 'a.json', now: 'b.json' }],
  ['mtach', null],
  ['--save mtach', null],
  ['--help', null],
  ['--runs=0', null],
  ['--runs=1.5', null],
  ['--runs=many', null],
  ['--runs', null],
  ['--compare', null],
  ['--compare --save', null],
  ['--only b.json', null],
  ['--compare a.json --only b.json match', null],
  ['--compare a.json --only b.json --save', null],
  ['--compare a.json --only b.json --runs=5', null],
])('bench -- %s', (line, plan) => {
  expect(readBenchWords(line.split(' ').filter(Boolean), parts)).toEqual(plan);
});
