import { useState } from 'react'
import { useNavigate } from 'react-router'
import { parseMessage, plainMessage } from '~/domain/messageText'
import { CUSTOMER } from '~/domain/ticket'
import { newTicketKey } from '~/domain/ticketKey'
import { useCommand } from '~/features/shared/useCommand'
import { usePersonName } from '~/features/shared/usePersonName'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import type { TicketDetail } from '~/store/ticketList'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'
import { useFormat } from '~/ui/UiContext'
import { matterMessages } from './matterMessages'
import { conversationMessages } from './messages'

const HEAD = 120

/** Messages of another matter become a ticket of their own. */
export function SplitSheet({ detail: { ticket, messages, buyerName }, onClose }: { detail: TicketDetail; onClose: () => void }) {
  const t = useMessages(matterMessages)
  const words = useMessages(conversationMessages)
  const format = useFormat()
  const nameOf = usePersonName()
  const run = useCommand()
  const navigate = useNavigate()
  const [subject, setSubject] = useState('')
  const [chosen, choose] = useState<readonly string[]>([])
  const why = chosen.length === 0 || chosen.length === messages.length ? t('splitNone') : subject.trim() === '' ? t('noSubject') : undefined
  const split = async () => {
    const key = newTicketKey(Date.now())
    const args = { from: ticket.key, key, messages: chosen, subject: subject.trim() }
    const outcome = await run({ kind: 'ticket.split', args }, { done: t('splitDone') })
    if (!outcome?.ok) return
    onClose()
    void navigate(paths.ticket({ key }))
  }
  const toggle = (key: string) => choose(chosen.includes(key) ? chosen.filter((other) => other !== key) : [...chosen, key])
  return (
    <Sheet title={t('split')} onClose={onClose}>
      <div className="zg-stack-tight">
        <p className="zg-second">{t('splitHint')}</p>
        <label className="zg-choose zg-matter-field">
          {t('splitSubject')}
          <input className="zg-input" maxLength={200} value={subject} onChange={({ target }) => setSubject(target.value)} />
        </label>
        <fieldset className="zg-matter-list">
          <legend className="zg-second zg-small">{t('splitPick')}</legend>
          {messages.map(({ key, from, at, text }) => (
            <label key={key} className="zg-matter-row">
              <input
                type="checkbox"
                aria-label={plainMessage(parseMessage(text)).slice(0, HEAD)}
                checked={chosen.includes(key)}
                onChange={() => toggle(key)}
              />
              <span className="zg-matter-words">
                <span>{plainMessage(parseMessage(text)).slice(0, HEAD)}</span>
                <span className="zg-second zg-small zg-num">
                  {[from === CUSTOMER ? buyerName || words('customer') : nameOf(from), format.timeShort(at)].join(' · ')}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
        <div className="zg-row zg-sheet-foot">
          <Button type="primary" disabledReason={why} onClick={() => void split()}>
            {t('splitHere')}
          </Button>
        </div>
      </div>
    </Sheet>
  )
}
