import type { Figures, KpiQuery } from '~/analytics/query'

/** What advertising cost and brought, campaign by campaign; the campaigns of a channel sum to it. */
export type CampaignsAsk = Pick<KpiQuery, 'from' | 'to' | 'scope' | 'filters' | 'metrics'>
export interface CampaignsAnswer {
  version: number
  /** Dearest first; a campaign of '': what names none. */
  rows: { channel: string; campaign: string; figures: Figures }[]
}
