import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMessages } from '~/lib/i18n'
import type { FoundSku } from '~/store/stockLists'
import { FindBox } from '~/ui/FindBox'
import { showToast } from '~/ui/Toast'
import { call } from '~/worker/client'
import { moveMessages } from './moveMessages'
import { skuStockQueries } from './stockQueries'
import { useFocus } from './useFocus'

export interface SkuPickerProps {
  onPick: (found: FoundSku) => void
  focused?: boolean
  label?: string
  hint?: string
  wrong?: boolean
}

/** Finds a SKU by code, barcode or title. Enter takes the one that is marked, or the one that has what a scanner has read. */
export function SkuPicker({ onPick, focused = false, label, hint, wrong }: SkuPickerProps) {
  const t = useMessages(moveMessages)
  const box = useFocus<HTMLInputElement>(focused)
  const [text, setText] = useState('')
  const { data } = useQuery(skuStockQueries.suggest(text))
  const found = text.trim() === '' ? [] : (data ?? [])
  const byCode = async () => {
    const one = await call('stock.find', { code: text })
    if (!one) return showToast(t('unknown', { code: text.trim() }), { tone: 'bad' })
    setText('')
    onPick(one)
  }
  return (
    <FindBox
      box={box}
      label={label ?? t('add')}
      hint={hint ?? t('addHint')}
      wrong={wrong}
      text={text}
      onText={setText}
      found={found.map((one) => ({ ...one, key: one.sku, code: one.sku }))}
      onPick={onPick}
      onUnknown={() => void byCode()}
    />
  )
}
