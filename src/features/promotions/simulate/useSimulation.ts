import { keepPreviousData, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReplayQuery, Simulation, SimulationAsk } from '~/domain/promotion/simulation'
import { shopId } from '~/session/shop'
import { call } from '~/worker/client'

export interface Simulated {
  /** Of what was asked last; while `isOld`, of what was asked before. */
  data: Simulation | undefined
  isOld: boolean
  /** 0 to 1 while it is on the way. */
  share: number | undefined
  isStopped: boolean
  error: unknown
  stop: () => void
  again: () => void
}

/** Replays; the answer to what is asked last wins, and what nobody waits for any more is aborted. */
export function useSimulation(ask: SimulationAsk): Simulated {
  const cache = useQueryClient()
  const [share, setShare] = useState(0)
  // Orders, costs and stock change what comes out, as they change figures.
  const queryKey = [shopId(), 'kpi', 'simulation', ask]
  const { data, error, isPlaceholderData, fetchStatus, refetch } = useQuery({
    queryKey,
    queryFn: ({ signal }) => {
      setShare(0)
      return call('promotions.simulate', { ask }, { signal, onProgress: (next) => !signal.aborted && setShare(next) })
    },
    placeholderData: keepPreviousData,
    throwOnError: false,
  })
  const isRunning = fetchStatus === 'fetching'
  const isOld = data !== undefined && isPlaceholderData
  return {
    data,
    isOld,
    share: isRunning ? share : undefined,
    isStopped: !isRunning && error === null && (data === undefined || isOld),
    error,
    stop: () => void cache.cancelQueries({ queryKey }),
    again: () => void refetch(),
  }
}

/** Orders and single orders of a simulation that has run: the worker keeps the last one. */
export const replayQueries = {
  orders: (ask: SimulationAsk, variant: string, query: ReplayQuery) =>
    queryOptions({
      queryKey: [shopId(), 'kpi', 'replayOrders', ask, variant, query],
      queryFn: ({ signal }) => call('promotions.replayOrders', { ask, variant, query }, { signal }),
      placeholderData: keepPreviousData,
      throwOnError: false,
    }),
  order: (ask: SimulationAsk, variant: string, number: string) =>
    queryOptions({
      queryKey: [shopId(), 'kpi', 'replayOrder', ask, variant, number],
      queryFn: ({ signal }) => call('promotions.replayOrder', { ask, variant, number }, { signal }),
      throwOnError: false,
    }),
}
