import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { HandOff } from '~/domain/handOff'
import { deskQueries } from '~/features/service/deskQueries'
import { useCommand } from '~/features/shared/useCommand'
import { useOnePress } from '~/features/shared/useOnePress'
import { usePersonName } from '~/features/shared/usePersonName'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { useUrlState } from '~/lib/urlState'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { showToast } from '~/ui/Toast'
import { messages } from './messages'
import { HAND_OFF, handOffState } from './state'
import { useHandOffText } from './useHandOffText'

/** Everything of theirs that is open goes to one person, with a note. */
export function HandOver({ shift, who }: { shift: HandOff; who: string }) {
  const t = useMessages(messages)
  const run = useCommand()
  const author = useShop((shop) => shop.who)
  const personName = usePersonName()
  const [{ to }, set] = useUrlState(handOffState)
  const [note, setNote] = useState('')
  const mayNot = useWhyNot('ticket.assign')
  const textOf = useHandOffText()
  const { data: people = [] } = useQuery(deskQueries.people())
  const others = people.filter(({ key }) => key !== who)
  const next = others.find(({ key }) => key === to)
  const keys = shift.mine.map(({ key }) => key)
  const nothing = keys.length === 0 && note.trim() === ''
  const reason = mayNot ?? (next ? (nothing ? t('cannot.nothing') : undefined) : t('cannot.nobody'))
  const hand = useOnePress(async () => {
    if (!next) return false
    const name = personName(next.key)
    if (keys.length > 0) {
      const handed = await run({ kind: 'ticket.assign', args: { keys, to: next.key } }, { done: t('handed', { count: keys.length, name }) })
      if (!handed?.ok) return false
    }
    const text = t('note.of', { from: personName(who), to: name, count: keys.length, text: note.trim() || t('note.empty') })
    const set = { on: HAND_OFF, text, at: Date.now(), who: author }
    const outcome = await run({ kind: 'comment.add', args: { key: crypto.randomUUID(), set } }, keys.length > 0 ? {} : { done: t('noted') })
    if (outcome?.ok) setNote('')
    return false
  })
  const copy = async () => {
    await navigator.clipboard.writeText(textOf(shift, personName(who), note.trim()))
    showToast(t('copied'))
  }
  return (
    <section className="zg-panel zg-handoff-over" aria-label={t('over')}>
      <h2>{t('over')}</h2>
      <label className="zg-field">
        <span>{t('to')}</span>
        <select
          className="zg-dash-select"
          aria-label={t('to')}
          value={next?.key ?? ''}
          onChange={({ target }) => set({ to: target.value })}
        >
          <option value="">{t('to.choose')}</option>
          {others.map(({ key, open }) => (
            <option key={key} value={key}>
              {`${personName(key)} (${open})`}
            </option>
          ))}
        </select>
      </label>
      <label className="zg-field">
        <span>{t('note')}</span>
        <textarea
          className="zg-input"
          rows={4}
          placeholder={t('note.hint')}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
      </label>
      <div className="zg-row">
        <Button type="primary" disabledReason={reason} onClick={() => void hand()}>
          {keys.length > 0 ? t('hand', { count: keys.length, name: next ? personName(next.key) : '…' }) : t('handNote')}
        </Button>
        <Button onClick={() => void copy()}>{t('copy')}</Button>
      </div>
    </section>
  )
}
