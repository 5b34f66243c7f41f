import { Input } from 'antd'
import { useState } from 'react'
import { TICKET_CHANNELS, TICKET_PRIORITIES, TICKET_QUEUES } from '~/domain/ticket'
import { newTicketKey } from '~/domain/ticketKey'
import { ticketWords } from '~/features/shared/ticketWords'
import { useCommand } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import { useDraft } from '~/session/drafts'
import { whoActs } from '~/session/person'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'
import { AboutField } from './AboutField'
import { EMPTY_FORM, type NewTicketForm, toForm } from './newTicketForm'
import { newTicketMessages } from './newTicketMessages'

interface NewTicketProps {
  onClose: () => void
  onOpened: (key: string) => void
}

/** A ticket that somebody makes: a call that is written down, or we write first. What was typed outlives the sheet and the tab. */
export function NewTicketSheet({ onClose, onOpened }: NewTicketProps) {
  const t = useMessages(newTicketMessages)
  const run = useCommand()
  const draft = useDraft('ticket/new', '')
  const form = toForm(draft.text)
  const set = (change: Partial<NewTicketForm>) => draft.set(JSON.stringify({ ...form, ...change }))
  const [busy, setBusy] = useState(false)
  const missing = form.subject.trim() === '' ? t('subjectMissing') : form.words.trim() === '' ? t('wordsMissing') : undefined
  const save = async () => {
    setBusy(true)
    const key = newTicketKey(Date.now())
    const outcome = await run(intentOf(key, form), { done: t('opened', { subject: form.subject.trim() }) })
    setBusy(false)
    if (!outcome?.ok) return
    draft.drop()
    onClose()
    onOpened(key)
  }
  return (
    <Sheet title={t('title')} onClose={onClose}>
      <form
        className="zg-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (missing === undefined && !busy) void save()
        }}
      >
        <fieldset className="zg-new-from">
          <legend className="zg-hidden">{t('from')}</legend>
          {(['customer', 'us'] as const).map((from) => (
            <label key={from} className="zg-check">
              <input type="radio" name="from" checked={form.from === from} onChange={() => set({ from })} />
              {t(`from.${from}`)}
            </label>
          ))}
        </fieldset>
        <AboutField about={form.about} onPick={(about) => set({ about })} />
        <label>
          {t('subject')}
          <input
            className="zg-input"
            required
            maxLength={200}
            value={form.subject}
            onChange={({ target }) => set({ subject: target.value })}
          />
        </label>
        <Fields form={form} set={set} />
        <label>
          {t(`words.${form.from}`)}
          <Input.TextArea
            autoSize={{ minRows: 3, maxRows: 12 }}
            aria-label={t(`words.${form.from}`)}
            value={form.words}
            onChange={({ target }) => set({ words: target.value })}
          />
        </label>
        <label className="zg-check">
          <input type="checkbox" checked={form.mine} onChange={({ target }) => set({ mine: target.checked })} />
          {t('mine')}
        </label>
        <div className="zg-row zg-sheet-foot">
          <Button type="primary" htmlType="submit" loading={busy} disabledReason={missing}>
            {t('open')}
          </Button>
          {draft.dirty && <Button onClick={draft.drop}>{t('drop')}</Button>}
          {draft.dirty && <span className="zg-second zg-small">{t('kept')}</span>}
        </div>
      </form>
    </Sheet>
  )
}

/** Queue, channel, priority. */
function Fields({ form, set }: { form: NewTicketForm; set: (change: Partial<NewTicketForm>) => void }) {
  const t = useMessages(newTicketMessages)
  const word = useMessages(ticketWords)
  return (
    <div className="zg-field-row">
      <label>
        {t('queue')}
        <select
          className="zg-input"
          value={form.queue}
          onChange={({ target }) => set({ queue: TICKET_QUEUES.find((each) => each === target.value) ?? EMPTY_FORM.queue })}
        >
          {TICKET_QUEUES.map((each) => (
            <option key={each} value={each}>
              {word(`queue.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('channel')}
        <select
          className="zg-input"
          value={form.channel}
          onChange={({ target }) => set({ channel: TICKET_CHANNELS.find((each) => each === target.value) ?? EMPTY_FORM.channel })}
        >
          {TICKET_CHANNELS.map((each) => (
            <option key={each} value={each}>
              {word(`channel.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('priority')}
        <select
          className="zg-input"
          value={form.priority}
          onChange={({ target }) => set({ priority: TICKET_PRIORITIES.find((each) => each === target.value) ?? EMPTY_FORM.priority })}
        >
          {TICKET_PRIORITIES.map((each) => (
            <option key={each} value={each}>
              {word(`priority.${each}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}

function intentOf(key: string, { from, about, subject, queue, channel, priority, words, mine }: NewTicketForm) {
  return {
    kind: 'ticket.open',
    args: {
      key,
      ticket: {
        subject: subject.trim(),
        queue,
        channel,
        priority,
        ...(about?.kind === 'order' ? { order: about.number } : about ? { buyer: about.customer } : {}),
        ...(mine ? { assignee: whoActs() } : {}),
      },
      message: { key: crypto.randomUUID(), text: words.trim(), from },
    },
  } as const
}
