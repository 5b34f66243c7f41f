import type { KpiResult } from '~/analytics/query'

/** Of an answer with nothing beside its figures, for tests. */
export const NOTHING_BESIDE: KpiResult['beside'] = {
  unknownBuyerOrders: 0,
  unknownBuyerGmv: 0,
  noRateOrders: 0,
  testOrders: 0,
  unlinkedRefunds: 0,
  unlinkedRefundAmount: 0,
  undatedRefunds: 0,
  nonProductLines: 0,
  nonProductAmount: 0,
  notSaleLines: {},
}
