import { describe, expect, it } from 'vitest'
import { METRIC_IDS } from '~/domain/metric'
import { expectedFrom, GOAL_METRICS, isLift, suggestedTarget, usualTest } from './goalPlan'
import { PROMOTION_GOALS } from './kinds'

describe('the goal of a plan', () => {
  it('is judged by figures that there are', () => {
    for (const goal of PROMOTION_GOALS)
      for (const metric of GOAL_METRICS[goal]) expect(isLift(metric) || METRIC_IDS.some((id) => id === metric), metric).toBe(true)
  })

  it('aims above an ordinary time of the same length, in round figures', () => {
    expect(suggestedTarget('traffic', 'sessions', { value: 2_800, days: 28 }, 10)).toBe(1_300)
    expect(suggestedTarget('clearance', 'units', { value: 280, days: 28 }, 7)).toBe(110)
  })

  it('does not multiply a rate by days, and never asks for more than all', () => {
    expect(suggestedTarget('conversion', 'cvr_session', { value: 0.03, days: 28 }, 14)).toBe(0.033)
    expect(suggestedTarget('loyalty', 'repeat_order_rate', { value: 0.95, days: 28 }, 1)).toBe(1)
  })

  it('asks for a lift without a history, and suggests nothing else without one', () => {
    expect(usualTest('productSales', undefined, 5)).toEqual({ metric: 'lift_gmv', target: 0.3 })
    expect(usualTest('awareness', undefined, 5)).toBeUndefined()
    expect(usualTest('awareness', { value: 0, days: 28 }, 5)).toBeUndefined()
  })

  it('expects by the day what the days brought that it is compared with', () => {
    const sold = { days: 10, gmv: 1_000_000, orders: 50, units: 80, marginShare: 0.4 }
    expect(expectedFrom(sold, 5)).toEqual({ gmv: 500_000, orders: 25, units: 40, margin: 200_000, discount: 0 })
    expect(expectedFrom(sold, 10, 1.5, 0.1)).toMatchObject({ gmv: 1_500_000, orders: 75, discount: 150_000 })
    expect(expectedFrom({ ...sold, days: 0 }, 5).gmv).toBe(0)
  })
})
