/** What tables need besides being read: one of several, and amounts of several currencies. */
export { exchangeAmounts, factorsOf } from './exchangeAmounts'
export { joinTables } from './facts'
