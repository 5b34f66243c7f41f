import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { TICKET_TONES, ticketWords } from '~/features/shared/ticketWords'
import { useMessages } from '~/lib/i18n'
import { shopId } from '~/session/shop'
import type { TicketFilter } from '~/store/ticketList'
import { Status } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { call } from '~/worker/client'
import { matterMessages } from './matterMessages'
import { conversationMessages } from './messages'

interface TicketPickerProps {
  /** Not offered. */
  self: readonly string[]
  /** customerIdOf: their tickets stand there before anything is typed. */
  customer: string
  /** Several may be chosen. */
  many: boolean
  chosen: readonly string[]
  onChoose: (keys: readonly string[]) => void
}

const SHOWN = 12

/** Other tickets, found by typing; those of the same customer first. */
export function TicketPicker({ self, customer, many, chosen, onChoose }: TicketPickerProps) {
  const t = useMessages(matterMessages)
  const words = useMessages(conversationMessages)
  const word = useMessages(ticketWords)
  const format = useFormat()
  const [typed, setTyped] = useState('')
  const text = typed.trim()
  const filter: TicketFilter = text === '' ? { customer } : { text }
  const { data } = useQuery({
    queryKey: [shopId(), 'tickets', 'pick', filter],
    queryFn: ({ signal }) =>
      call('tickets.list', { query: { filter, sort: 'updated', offset: 0, limit: SHOWN + self.length, now: Date.now() } }, { signal }),
    enabled: text !== '' || customer !== '',
    placeholderData: (before) => before,
  })
  const found = (text === '' && customer === '' ? [] : (data?.items ?? [])).filter(({ key }) => !self.includes(key)).slice(0, SHOWN)
  const toggle = (key: string) => {
    if (!many) onChoose([key])
    else onChoose(chosen.includes(key) ? chosen.filter((other) => other !== key) : [...chosen, key])
  }
  return (
    <div className="zg-stack-tight">
      <label className="zg-choose zg-matter-field">
        {t('find')}
        <input
          className="zg-input"
          type="search"
          placeholder={t('findHint')}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      </label>
      <fieldset className="zg-matter-list">
        <legend className="zg-second zg-small">{t(text === '' ? 'sameCustomer' : 'found')}</legend>
        {found.length === 0 && <p className="zg-second">{t(text === '' ? 'noneOfCustomer' : 'noneFound')}</p>}
        {found.map(({ key, subject, state, createdAt, said }) => (
          <label key={key} className="zg-matter-row">
            <input type={many ? 'checkbox' : 'radio'} name="ticket" checked={chosen.includes(key)} onChange={() => toggle(key)} />
            <span className="zg-matter-words">
              <span>{subject || words('noSubject')}</span>
              <span className="zg-second zg-small zg-num">
                {[key, format.dateShort(createdAt), t('messages', { count: said })].join(' · ')}
              </span>
            </span>
            <Status tone={TICKET_TONES[state]} word={word(state)} />
          </label>
        ))}
      </fieldset>
    </div>
  )
}
