import { useQuery } from '@tanstack/react-query'
import { useId, useState, type KeyboardEvent } from 'react'
import { useMessages } from '~/lib/i18n'
import type { FoundSku } from '~/store/stockLists'
import { ProductPicture } from '~/ui/ProductPicture'
import { showToast } from '~/ui/Toast'
import { call } from '~/worker/client'
import { moveMessages } from './moveMessages'
import { skuStockQueries } from './stockQueries'
import { useFocus } from './useFocus'

const PICTURE_SIZE = 24

/** A box that finds a SKU by code, barcode or title. Enter takes the one that is marked. */
export function SkuPicker({ onPick, focused = false }: { onPick: (found: FoundSku) => void; focused?: boolean }) {
  const t = useMessages(moveMessages)
  const id = useId()
  const box = useFocus<HTMLInputElement>(focused)
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
    const one = found[active] ?? (await call('stock.find', { code: text }))
    if (one) take(one)
    else if (text.trim() !== '') showToast(t('unknown', { code: text.trim() }), { tone: 'bad' })
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
    <div className="zg-sku-picker">
      <input
        ref={box}
        className="zg-input"
        role="combobox"
        aria-label={t('add')}
        aria-expanded={found.length > 0}
        aria-controls={id}
        aria-activedescendant={found[active] && `${id}-${active}`}
        aria-autocomplete="list"
        placeholder={t('addHint')}
        autoComplete="off"
        value={text}
        onChange={({ target }) => (setText(target.value), setActive(0))}
        onKeyDown={onKey}
      />
      {found.length > 0 && (
        <div id={id} className="zg-sku-found" role="listbox" aria-label={t('results')}>
          {found.map((one, i) => (
            <div
              key={one.sku}
              id={`${id}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === active}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(one)}
            >
              {one.picture && <ProductPicture picture={one.picture} size={PICTURE_SIZE} decorative />}
              <span className="zg-sku-code">{one.sku}</span>
              <span className="zg-second zg-sku-title">{one.title}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  )
}
