import type { RefObject } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { useServiceKeys } from '~/features/service/keys/useServiceKeys'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { showToast } from '~/ui/Toast'
import { inboxMessages } from './messages'
import { withoutSheet } from './opened'
import type { Queue } from './useQueue'
import type { TicketActions } from './useTicketActions'

interface InboxKeys {
  queue: Queue
  actions: TicketActions
  openKey: string | undefined
  searchBox: RefObject<HTMLInputElement | null>
  take: () => void
  onNew: (() => void) | undefined
  onViews: () => void
  onCustomer: () => void
}

/** The keys of the queue. Returns the way back to it. */
export function useInboxKeys({ queue, actions, openKey, searchBox, take, onNew, onViews, onCustomer }: InboxKeys): () => void {
  const t = useMessages(inboxMessages)
  const { search } = useLocation()
  const navigate = useNavigate()
  const { selecting, selected } = queue
  const back = () => {
    void navigate({ pathname: paths.service(), search: withoutSheet(search) })
    queue.focus()
  }
  const step = (by: 1 | -1) => {
    const to = queue.stepTo(by)
    if (to !== undefined) queue.moveTo(to)
  }
  const next = () => {
    if (!queue.openNext()) showToast(t('lastOne'))
  }
  useServiceKeys({
    down: () => step(1),
    up: () => step(-1),
    open: () => queue.openAt(queue.active),
    next,
    back: openKey === undefined ? undefined : back,
    take,
    assign: () => actions.ask('assign'),
    claim: actions.claim,
    priority: () => actions.ask('priority'),
    tag: () => actions.ask('tag'),
    select: () => selecting.toggle(queue.active),
    selectTo: () => selecting.extend(queue.active),
    search: () => {
      searchBox.current?.focus()
      searchBox.current?.select()
    },
    views: onViews,
    customer: openKey === undefined ? undefined : onCustomer,
    newTicket: onNew,
  })
  // What is selected goes before what is open.
  const some = selected.count > 0
  useServiceKeys({ solve: some ? actions.solve : undefined, macro: some ? () => actions.ask('macro') : undefined }, { first: true })
  return back
}
