import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { skuStockQueries } from '~/features/shared/stock/stockQueries'
import { useMessages } from '~/lib/i18n'
import type { FoundSku } from '~/store/stockLists'
import { showToast } from '~/ui/Toast'
import { call } from '~/worker/client'
import { FindBox } from './FindBox'
import { planMessages } from './messages'

/** Finds a SKU by code, barcode or title, inside a sentence. Enter takes the one that is marked. */
export function SkuSearch({ label, wrong = false, onPick }: { label: string; wrong?: boolean; onPick: (found: FoundSku) => void }) {
  const t = useMessages(planMessages)
  const [text, setText] = useState('')
  const { data } = useQuery(skuStockQueries.suggest(text))
  const found = text.trim() === '' ? [] : (data ?? [])
  const byCode = async () => {
    const one = await call('stock.find', { code: text })
    if (!one) return showToast(t('noSuchSku', { text: text.trim() }), { tone: 'bad' })
    setText('')
    onPick(one)
  }
  return (
    <FindBox
      label={label}
      hint={t('skuHint')}
      wrong={wrong}
      text={text}
      onText={setText}
      found={found.map((one) => ({ ...one, key: one.sku, code: one.sku }))}
      onPick={onPick}
      onUnknown={() => void byCode()}
    />
  )
}
