import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useShop } from '~/session/shop'
import type { Found } from '~/store/lists'
import { call } from '~/worker/client'

/** Between the last letter and the question. */
const PAUSE_MS = 60
const FRESH_MS = 5000

export interface FoundRecords {
  found: readonly Found[]
  /** `found` answers this very text; an answer to an earlier one is shown until then. */
  settled: boolean
  failed: boolean
}

/** Records that a text finds. Each answer belongs to its text, so that a late one never replaces a newer. */
export function useFound(text: string): FoundRecords {
  const shop = useShop(({ id }) => id)
  const wanted = text.trim()
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [wanted])
  const { data, isError, isPlaceholderData } = useQuery({
    queryKey: [shop, 'find', asked],
    queryFn: ({ signal }) => call('find', { text: asked }, { signal }),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
    throwOnError: false,
  })
  if (wanted === '') return { found: [], settled: true, failed: false }
  const answered = asked === wanted && ((data !== undefined && !isPlaceholderData) || isError)
  return { found: data ?? [], settled: answered, failed: isError }
}
