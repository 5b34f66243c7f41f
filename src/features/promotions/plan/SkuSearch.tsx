import { useQuery } from '@tanstack/react-query'
import { useId, useState, type KeyboardEvent } from 'react'
import { skuStockQueries } from '~/features/shared/stock/stockQueries'
import { useMessages } from '~/lib/i18n'
import type { FoundSku } from '~/store/stockLists'
import { showToast } from '~/ui/Toast'
import { call } from '~/worker/client'
import '~/features/shared/stock/stock.css'
import { planMessages } from './messages'

/** Finds a SKU by code, barcode or title, inside a sentence. Enter takes the one that is marked. */
export function SkuSearch({ label, wrong = false, onPick }: { label: string; wrong?: boolean; onPick: (found: FoundSku) => void }) {
  const t = useMessages(planMessages)
  const id = useId()
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const { data } = useQuery(skuStockQueries.suggest(text))
  const found = text.trim() === '' ? [] : (data ?? [])
  const take = (one: FoundSku) => {
    setText('')
    setActive(0)
    onPick(one)
  }
  const onEnter = async () => {
    if (text.trim() === '') return
    const one = found[active] ?? (await call('stock.find', { code: text }))
    if (one) take(one)
    else showToast(t('noSuchSku', { text: text.trim() }), { tone: 'bad' })
  }
  const onKey = (event: KeyboardEvent) => {
    const { key, nativeEvent } = event
    if (nativeEvent.isComposing) return
    if (key === 'ArrowDown' || key === 'ArrowUp')
      setActive((active + (key === 'ArrowDown' ? 1 : found.length - 1)) % Math.max(1, found.length))
    else if (key === 'Enter') void onEnter()
    else if (key === 'Escape' && text !== '') setText('')
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <span className="zg-sku-picker zg-slot-sku">
      <input
        className="zg-input"
        role="combobox"
        aria-label={label}
        aria-invalid={wrong || undefined}
        aria-expanded={found.length > 0}
        aria-controls={id}
        aria-activedescendant={found[active] && `${id}-${active}`}
        aria-autocomplete="list"
        placeholder={t('skuHint')}
        autoComplete="off"
        value={text}
        onChange={({ target }) => (setText(target.value), setActive(0))}
        onKeyDown={onKey}
      />
      {found.length > 0 && (
        <span id={id} className="zg-sku-found" role="listbox" aria-label={label}>
          {found.map((one, i) => (
            <span
              key={one.sku}
              id={`${id}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === active}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(one)}
            >
              <span className="zg-sku-code">{one.sku}</span>
              <span className="zg-second zg-sku-title">{one.title}</span>
            </span>
          ))}
        </span>
      )}
    </span>
  )
}
