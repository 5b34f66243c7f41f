import { take, takeFilled } from './scratch'
import type { Members } from './members'

/** Orders come by their day, and so do groups of days. */
function isSorted({ group, count }: Members): boolean {
  for (let k = 1; k < count; k++) if (group[k] < group[k - 1]) return false
  return true
}

/** By group; the order within a group is kept. */
export function sortMembers(members: Members, groups: number): Pick<Members, 'group' | 'order'> {
  if (groups === 1 || isSorted(members)) return members
  const { count } = members
  const next = takeFilled(Uint32Array, groups + 1)
  for (let k = 0; k < count; k++) next[members.group[k] + 1]++
  for (let g = 1; g <= groups; g++) next[g] += next[g - 1]
  const group = take(Uint32Array, count)
  const order = take(Uint32Array, count)
  for (let k = 0; k < count; k++) {
    const at = next[members.group[k]]++
    group[at] = members.group[k]
    order[at] = members.order[k]
  }
  return { group, order }
}
