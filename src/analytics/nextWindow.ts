import { addMonths, startOfMonth } from '~/lib/zone'
import type { Window } from './pick'

/** The time right after a window, which is as long; after whole months as many months. */
export function nextWindow({ from, to }: Window): Window {
  if (to > from && startOfMonth(from) === from && startOfMonth(to) === to) {
    let months = 1
    while (addMonths(from, months) < to) months++
    return { from: to, to: addMonths(to, months) }
  }
  return { from: to, to: to + Math.max(0, to - from) }
}
