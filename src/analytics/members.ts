import { take } from './scratch'

/** Pairs of a group and an order that counts in it, each pair once. */
export class Members {
  group: Uint32Array = take(Uint32Array, 4096)
  order: Uint32Array = take(Uint32Array, 4096)
  count = 0

  add(group: number, order: number) {
    if (this.count === this.group.length) this.#widen()
    this.group[this.count] = group
    this.order[this.count++] = order
  }

  #widen() {
    const [group, order] = [take(Uint32Array, this.count * 2), take(Uint32Array, this.count * 2)]
    group.set(this.group)
    order.set(this.order)
    this.group = group
    this.order = order
  }
}
