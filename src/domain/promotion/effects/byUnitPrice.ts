import type { Basket } from '~/domain/promotion/flat'

/** Puts the lines that fit into `order`, by what is left to pay for a unit; ties stay in the order of the cart. Says how many there are. */
export function byUnitPrice(
  { count, lines: { left, quantity, order } }: Basket,
  fits: (at: number) => unknown,
  first: 'cheapest' | 'dearest',
): number {
  const sign = first === 'cheapest' ? 1 : -1
  let found = 0
  for (let i = 0; i < count; i++) {
    if (!fits(i)) continue
    let place = found++
    // Compared across: left ÷ quantity is a fraction.
    for (; place > 0 && sign * (left[order[place - 1]] * quantity[i] - left[i] * quantity[order[place - 1]]) > 0; place--) {
      order[place] = order[place - 1]
    }
    order[place] = i
  }
  return found
}
