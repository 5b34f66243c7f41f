import { useCallback } from 'react'
import { useLocation } from 'react-router'
import type { MetricId } from '~/domain/metric'

/** The address that opens the proof of a figure over the board; `cell`: of one row of a grouped answer. */
export function useProofAddress(): (id: MetricId) => { search: string } {
  const { search } = useLocation()
  return useCallback(
    (id) => {
      const params = new URLSearchParams(search)
      params.set('proof', id)
      return { search: params.toString() }
    },
    [search],
  )
}
