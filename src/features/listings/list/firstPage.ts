import { pageOf } from '~/features/shared/pages'
import { paths } from '~/paths'
import { queryClient } from '~/session/cache'
import { listingQueries } from './queries'
import { listingView, toListingQuery } from './view'

/** ms that a cold open waits for its first rows, so that they are drawn together with the screen. */
const PATIENCE_MS = 300

/** Asks for the first rows of the list that the address names, before anything of its screen is drawn. */
export async function askFirstPage(): Promise<void> {
  // On the way here from another screen the address is still that one's.
  if (location.pathname !== paths.listings()) return
  const view = listingView.parse(new URLSearchParams(location.search))
  const list = listingQueries.list(toListingQuery(view, view.q.trim() !== ''))
  const asked = queryClient.prefetchQuery(pageOf(list, 0))
  await Promise.race([asked, new Promise((late) => setTimeout(late, PATIENCE_MS))])
}
