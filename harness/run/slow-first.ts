import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Folders and files that take minutes, the longest first: started last, one of them would delay the end. */
const slow = ['region', 'block', 'durable/', 'policy', 'matrix/', 'accessibility', 'school-', 'teacher', 'status'];

/** Runs the longest files first, whatever their size. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = slow.findIndex((part) => moduleId.includes(`/e2e/${part}`) || moduleId.includes(`-${part}.test`));
      return place === -1 ? slow.length : place;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
