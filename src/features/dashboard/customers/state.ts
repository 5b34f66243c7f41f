import { defineUrlState, flag, oneOf } from '~/lib/urlState'

export const COHORT_GRAINS = ['month', 'week'] as const
export const COHORTS_BY = ['period', 'channel', 'category'] as const
export const COHORT_MEASURES = ['share', 'buyers', 'gmv'] as const
export type CohortMeasure = (typeof COHORT_MEASURES)[number]

/** What the customers board keeps in the address besides the view that all boards share. */
export const customersState = defineUrlState({
  cohort: oneOf(COHORT_GRAINS, 'month'),
  made: oneOf(COHORTS_BY, 'period'),
  cell: oneOf(COHORT_MEASURES, 'share'),
  /** A second order on the same day is a repurchase, too. */
  sameDay: flag(),
})
