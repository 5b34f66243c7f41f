import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useId, useState, type KeyboardEvent } from 'react'
import { useMessages } from '~/lib/i18n'
import { shopId, useShop } from '~/session/shop'
import { CloseIcon } from '~/ui/icons'
import { useFormat } from '~/ui/UiContext'
import { call } from '~/worker/client'
import type { About } from './newTicketForm'
import { newTicketMessages } from './newTicketMessages'

const ORDERS_SHOWN = 8

/** Orders that a name, a phone number or an order number finds, the newest first. */
function useOrdersOf(text: string) {
  const sought = text.trim()
  return useQuery({
    queryKey: [shopId(), 'orders', 'lookup', sought],
    queryFn: ({ signal }) =>
      call('orders.list', { query: { search: sought, sort: 'placedAt', descending: true, offset: 0, limit: ORDERS_SHOWN } }, { signal }),
    enabled: sought !== '',
    placeholderData: keepPreviousData,
    throwOnError: false,
  })
}

/** Whom a new ticket is for: found by name, phone or order; one of their orders, or nobody known. */
export function AboutField({ about, onPick }: { about: About | undefined; onPick: (about: About | undefined) => void }) {
  const t = useMessages(newTicketMessages)
  if (about)
    return (
      <div className="zg-stack-tight">
        <span>{t('about')}</span>
        <span className="zg-only">
          {about.kind === 'order' ? t('ofOrder', { number: about.number, name: about.name }) : about.name}
          <button type="button" className="zg-icon-button" aria-label={t('other')} onClick={() => onPick(undefined)}>
            <CloseIcon />
          </button>
        </span>
      </div>
    )
  return <Lookup onPick={onPick} />
}

/** A sheet gives the focus to what asks for it. */
const takesFocus = (input: HTMLInputElement | null) => input?.setAttribute('autofocus', '')

function Lookup({ onPick }: { onPick: (about: About) => void }) {
  const t = useMessages(newTicketMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const list = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const { data } = useOrdersOf(text)
  const orders = text.trim() === '' ? [] : (data?.items ?? [])
  const choices: { key: string; label: string; aside: string; about: About }[] = orders.map((order) => ({
    key: order.number,
    label: order.buyer || t('noName'),
    aside: `${order.number} · ${format.dateShort(order.placedAt)} · ${format.amount(order.total, order.currency ?? currency)}`,
    about: { kind: 'order', number: order.number, name: order.buyer },
  }))
  const people = new Map(orders.filter(({ customer }) => customer !== '').map(({ customer, buyer }) => [customer, buyer]))
  for (const [customer, name] of people)
    choices.push({ key: customer, label: name || t('noName'), aside: t('noOrderMeant'), about: { kind: 'customer', customer, name } })
  const pick = (index: number) => {
    const choice = choices.at(index)
    if (choice) onPick(choice.about)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setAt(Math.min(choices.length - 1, at + 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1))
    else if (event.key === 'Enter') pick(at)
    else return
    event.preventDefault()
  }
  return (
    <div className="zg-stack-tight">
      <label>
        {t('about')}
        <input
          ref={takesFocus}
          className="zg-input"
          role="combobox"
          aria-expanded={choices.length > 0}
          aria-controls={list}
          aria-activedescendant={choices[at] ? `${list}-${at}` : undefined}
          autoComplete="off"
          placeholder={t('aboutHint')}
          value={text}
          onChange={({ target }) => (setText(target.value), setAt(0))}
          onKeyDown={onKey}
        />
      </label>
      <div id={list} role="listbox" aria-label={t('about')} className="zg-choose-list" hidden={choices.length === 0}>
        {choices.map(({ key, label, aside }, index) => (
          <div
            key={key}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            data-active={index === at || undefined}
            className="zg-choose-option"
            onClick={() => pick(index)}
          >
            <span>{label}</span>
            <span className="zg-second zg-small zg-num">{aside}</span>
          </div>
        ))}
      </div>
      {text.trim() !== '' && data?.total === 0 && <p className="zg-second zg-small">{t('nobodyFound')}</p>}
    </div>
  )
}
