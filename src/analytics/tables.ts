/** What tables need besides being read: one of several, and amounts of several currencies. */
export { exchangeAmounts } from './exchangeAmounts'
export { joinTables } from './facts'
