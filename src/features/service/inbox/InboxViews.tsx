import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { ticketQueries } from '~/features/service/queries'
import { ticketWords } from '~/features/shared/ticketWords'
import { viewsOf } from '~/features/shared/views/viewQueries'
import { ViewTabs } from '~/features/shared/views/ViewTabs'
import { useMessages } from '~/lib/i18n'
import { BUILT_IN, type BuiltInKey, searchOfLink } from './builtInViews'
import { inboxMessages } from './messages'
import { useReader } from './useReader'
import { filterOfSearch } from './view'

/** What is due comes due by the clock. */
const COUNTED_EVERY_MS = 60_000

/** Each view's name in the reader's words. */
export function useViewName(): (key: BuiltInKey) => string {
  const t = useMessages(inboxMessages)
  const word = useMessages(ticketWords)
  return (key) => {
    switch (key) {
      case 'open':
      case 'mine':
      case 'nobody':
      case 'late':
      case 'soon':
      case 'ours':
      case 'solved':
        return t(`view.${key}`)
      default:
        return word(`queue.${key}`)
    }
  }
}

/** The views of the inbox with how many tickets each has now. */
export function InboxViews() {
  const nameOf = useViewName()
  const reader = useReader()
  const { data: saved } = useQuery(viewsOf('tickets'))
  const searches = useMemo(() => [...BUILT_IN, ...(saved ?? [])].map(({ search }) => search), [saved])
  const filters = useMemo(() => searches.map((search) => filterOfSearch(search, reader)), [searches, reader])
  const { data: counts } = useQuery({ ...ticketQueries.counts(filters), refetchInterval: COUNTED_EVERY_MS, throwOnError: false })
  useLinkedView()
  return (
    <ViewTabs
      list="tickets"
      builtIn={BUILT_IN.map((view, at) => ({ ...view, name: nameOf(view.key), count: view.key === 'solved' ? undefined : counts?.[at] }))}
      countOf={(view) => counts?.[searches.indexOf(view.search)]}
    />
  )
}

/** A link that only names a view of ours opens what that view asks. */
function useLinkedView() {
  const { pathname, search } = useLocation()
  const navigate = useNavigate()
  useEffect(() => {
    const asked = searchOfLink(search)
    if (asked !== undefined) void navigate({ pathname, search: asked }, { replace: true })
  }, [pathname, search, navigate])
}
