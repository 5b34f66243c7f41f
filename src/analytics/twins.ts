import { KEY_JOINT } from './grains'
import { memberOf, strideOf } from './groups'
import type { Place, Table } from './memberRows'
import { isTime } from './query'

/** Rows of one table in another: the same members; of time, the same place in the window. */
export class Twins {
  readonly #index = new Map<number, Map<string, number>>()
  #slots: Map<number, number> | undefined

  constructor(
    readonly from: Table,
    readonly to: Table,
  ) {}

  of({ key, key2, group, orderLevel }: Place): Place {
    const keys = [key, key2].map((each, place) => {
      const axis = this.to.axes[place]
      if (!axis || each === undefined) return undefined
      if (!isTime(axis.by)) return each
      const at = group === undefined ? this.from.axes[place].keys.indexOf(each) : memberOf(this.from.axes, group, place)
      return axis.keys[at] ?? KEY_JOINT
    })
    const found = this.#find(keys, orderLevel)
    return { key: keys[0] ?? '', key2: keys[1], group: found, slot: found === undefined ? -1 : this.#slotOf(found), orderLevel }
  }

  #find(keys: (string | undefined)[], orderLevel: boolean): number | undefined {
    const { axes } = this.to
    let group = 0
    for (const [place, axis] of axes.entries()) {
      const key = keys[place] ?? ''
      const member = axis.goods && orderLevel && key === '' ? 0 : this.#memberOf(place, key) + (axis.goods ? 1 : 0)
      if (member < 0 || (axis.goods && member === 0 && !(orderLevel && key === ''))) return undefined
      group += member * strideOf(axes, place)
    }
    return group
  }

  #memberOf(place: number, key: string): number {
    const known = this.#index.get(place) ?? new Map(this.to.axes[place].keys.map((each, member) => [each, member]))
    this.#index.set(place, known)
    return known.get(key) ?? -1
  }

  #slotOf(group: number): number {
    const { numbering } = this.to.counted.groups
    if (!numbering) return group
    this.#slots ??= new Map(Array.from(numbering.codes.subarray(0, numbering.count), (code, slot) => [code, slot]))
    return this.#slots.get(group) ?? -1
  }
}
