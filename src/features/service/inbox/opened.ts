import { useCallback } from 'react'
import { useSearchChange } from '~/lib/urlState'
import { useSearchParams } from 'react-router'

/** What lies over the inbox, or is done with it (`take`); it stands in the address, so that the palette leads to it from anywhere. */
const SHEETS = ['new', 'views', 'take'] as const
export type InboxSheet = (typeof SHEETS)[number]

const DO = 'do'

/** An address without it: what is opened next is not under a sheet. */
export function withoutSheet(search: string): string {
  const asked = new URLSearchParams(search)
  asked.delete(DO)
  return asked.toString()
}

export function useSheet(): [InboxSheet | undefined, (sheet: InboxSheet | undefined) => void] {
  const [search] = useSearchParams()
  const change = useSearchChange()
  const asked = search.get(DO)
  const set = useCallback(
    (sheet: InboxSheet | undefined) =>
      change(
        (now) => {
          const next = new URLSearchParams(now)
          if (sheet === undefined) next.delete(DO)
          else next.set(DO, sheet)
          return next
        },
        { typing: true },
      ),
    [change],
  )
  return [SHEETS.find((sheet) => sheet === asked), set]
}
