import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { cellText, withCell } from '~/domain/skuCells'
import { skuField } from '~/domain/skuField'
import { levelKey } from '~/domain/stock'
import { SkuPicker } from '~/features/shared/stock/SkuPicker'
import { errorText } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import { shopId, useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { showToast } from '~/ui/Toast'
import { call } from '~/worker/client'
import { troubleMessages } from './troubleMessages'
import '~/features/shared/stock/stock.css'

type Edited = Parameters<typeof call<'sync.elsewhere'>>[1]

/** One thing of the chosen SKU that can be changed on the API's side. */
interface Part {
  id: string
  label: string
  /** As it is here. */
  now: string
  /** undefined: no value that can be set. */
  edit: (text: string) => Edited | undefined
}

/** Changes a record on the demo API, as a colleague would who works there. */
export function SomebodyElse() {
  const t = useMessages(troubleMessages)
  const [sku, setSku] = useState('')
  const parts = useParts(sku)
  const [chosen, setChosen] = useState('title')
  const [typed, setTyped] = useState<string>()
  const part = parts.find(({ id }) => id === chosen) ?? parts[0]
  const value = typed ?? part?.now ?? ''
  const edit = part?.edit(value)
  const change = async () => {
    if (!edit) return
    try {
      showToast(t((await call('sync.elsewhere', edit)) ? 'changed' : 'notThere'))
    } catch (error) {
      showToast(errorText(error), { tone: 'bad' })
    }
  }
  return (
    <form
      className="zg-form"
      aria-labelledby="demo-elsewhere"
      onSubmit={(event) => {
        event.preventDefault()
        void change()
      }}
    >
      <h3 id="demo-elsewhere">{t('elsewhere')}</h3>
      <p className="zg-second">{t('elsewhereLead')}</p>
      <SkuPicker onPick={(found) => (setSku(found.sku), setTyped(undefined))} />
      {part && (
        <>
          <label>
            {t('what')} · {sku}
            <select className="zg-input" value={part.id} onChange={({ target }) => (setChosen(target.value), setTyped(undefined))}>
              {parts.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          <label>
            {t('value')}
            <input className="zg-input" value={value} onChange={({ target }) => setTyped(target.value)} />
          </label>
        </>
      )}
      <div>
        <Button htmlType="submit" disabledReason={part ? (edit ? undefined : t('needValue')) : t('needSku')}>
          {t('change')}
        </Button>
      </div>
    </form>
  )
}

function useParts(code: string): Part[] {
  const t = useMessages(troubleMessages)
  const currency = useShop((shop) => shop.currency)
  const enabled = code !== ''
  const { data: product } = useQuery({
    queryKey: [shopId(), 'products', 'get', code],
    queryFn: ({ signal }) => call('products.get', { sku: code }, { signal }),
    enabled,
  })
  const { data: stock } = useQuery({
    queryKey: [shopId(), 'stock', 'sku', code],
    queryFn: ({ signal }) => call('stock.sku', { sku: code }, { signal }),
    enabled,
  })
  if (!enabled || !product?.catalog) return []
  const { product: of, sku } = product.catalog
  const edited = (set: Record<string, unknown>): Edited => ({ area: 'products', key: of.key, set })
  return [
    {
      id: 'title',
      label: t('productTitle'),
      now: of.title,
      edit: (text) => (text.trim() === '' ? undefined : edited({ title: text.trim() })),
    },
    {
      id: 'price',
      label: t('price'),
      now: cellText(sku, 'price', currency),
      edit: (text) => {
        const written = withCell(sku, 'price', text, currency)
        return written.ok && written.sku.price !== undefined ? edited({ [skuField(code, 'price')]: written.sku.price }) : undefined
      },
    },
    ...(stock?.levels ?? []).map(({ location, name, onHand }) => ({
      id: levelKey(location, ''),
      label: t('onHand', { location: name }),
      now: String(onHand),
      edit: (text: string): Edited | undefined =>
        /^\d{1,6}$/.test(text.trim()) ? { area: 'stock', key: levelKey(location, code), set: { onHand: Number(text) } } : undefined,
    })),
  ]
}
