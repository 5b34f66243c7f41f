/** Metrics of metrics.md that this version computes. Their definitions stand in analytics/registry.ts. */
export const METRIC_IDS = [
  'gmv_paid', 'gmv_placed', 'gross_sales', 'net_sales', 'refunds', 'orders', 'units', 'buyers', 'aov', 'arpb',
  'repeat_buyer_rate', 'repeat_order_rate', 'new_buyers', 'returning_buyers',
] as const
export type MetricId = (typeof METRIC_IDS)[number]
