import type { Dataset } from './dataset'
import { type Groups, rowGroups } from './groups'
import type { Happenings, Picked } from './pick'
import type { Scope } from './query'

/** What a pass adds up: the rows picked of what happens, for a scope, into groups. */
export interface Pass {
  readonly dataset: Dataset
  readonly scope: Scope
  readonly what: Happenings
  readonly picked: Picked
  readonly groups: Groups
  /** Group of each row, as far as rows tell it. */
  readonly codes: Int32Array | undefined
}

export function passOf(dataset: Dataset, scope: Scope, what: Happenings, picked: Picked, groups: Groups): Pass {
  const codes = rowGroups(dataset, groups, what, picked)
  const { numbering, byLine } = groups
  if (codes && numbering && !byLine) for (let i = 0; i < codes.length; i++) codes[i] = numbering.of(codes[i])
  return { dataset, scope, what, picked, groups, codes }
}
