import type { Scope } from './query'

/** The same for scopes that count the same. */
export const nameOfScope = ({ nonProducts, free, unknownBuyers, refundsOn }: Scope) =>
  `${nonProducts} ${free} ${unknownBuyers === 'out'} ${refundsOn ?? ''}`
