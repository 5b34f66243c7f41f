import { SkuPicker } from '~/features/shared/stock/SkuPicker'
import { useMessages } from '~/lib/i18n'
import type { FoundSku } from '~/store/stockLists'
import { planMessages } from './messages'

/** Finds a SKU, inside a sentence. */
export function SkuSearch({ label, wrong, onPick }: { label: string; wrong?: boolean; onPick: (found: FoundSku) => void }) {
  const t = useMessages(planMessages)
  return (
    <span className="zg-slot-find">
      <SkuPicker label={label} hint={t('skuHint')} wrong={wrong} onPick={onPick} />
    </span>
  )
}
