import { resumeSku, stopSku, swapStock } from '~/domain/promotion/paceChange'
import type { PromotionRoom } from '~/domain/promotion/paceRoom'
import type { Promotion } from '~/domain/promotion/promotion'
import type { Rule } from '~/domain/promotion/rule'
import type { ChangeUnderWay } from '~/domain/promotionCommand'
import { nameOfRule } from '~/features/shared/promotion/ruleSentence'
import { useCommand } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { useFormat } from '~/ui/UiContext'
import { ChangeSheet } from './ChangeSheet'
import type { Control } from './controlKinds'
import { roomMessages } from './messages'
import { MoveSheet } from './MoveSheet'
import { BudgetSheet, LongerSheet, SwapSheet } from './OtherSheets'
import { Preview } from './Preview'
import { StrengthSheet } from './StrengthSheet'

type Changed = Partial<Pick<Promotion, 'rules' | 'budget' | 'stock' | 'to'>>

/** The sheet of what somebody is about to change, and the command that does it; the toast has the Undo. */
export function ControlSheet({ control, room, onClose }: { control: Control; room: PromotionRoom; onClose: () => void }) {
  const t = useMessages(roomMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const run = useCommand()
  const { promotion } = room
  const { key, name } = promotion
  const change = async (what: ChangeUnderWay, set: Changed, done: string, more: { sku?: string; other?: string; note?: string } = {}) => {
    const outcome = await run({ kind: 'promotion.change', args: { key, what, set, ...more }, saw: sawOf(promotion, set) }, { done })
    if (outcome?.ok) onClose()
  }
  switch (control.kind) {
    case 'pause':
    case 'resume':
    case 'end':
      return <MoveSheet event={control.kind} promotion={promotion} onClose={onClose} />
    case 'strength':
      return (
        <StrengthSheet
          promotion={promotion}
          onClose={onClose}
          onSend={(rules) => {
            const words = (all: readonly Rule[]) => all.map((rule) => nameOfRule({ ...rule, name: '' }, { format, currency }))
            const [before, after] = [words(promotion.rules), words(rules)]
            const changed = after.flatMap((text, i) => (text === before[i] ? [] : `${before[i]} → ${text}`))
            void change('strength', { rules }, t('done.strength', { name }), { note: changed.join(t('semicolon')) })
          }}
        />
      )
    case 'budget':
      return (
        <BudgetSheet
          room={room}
          onClose={onClose}
          onSend={(budget) => void change('budget', { budget }, t('done.budget', { value: format.amount(budget, currency) }))}
        />
      )
    case 'longer':
      return (
        <LongerSheet
          room={room}
          onClose={onClose}
          onSend={(to, day) => void change('longer', { to }, t('done.longer', { day: format.day(day) }))}
        />
      )
    case 'swapSku': {
      const { sku, title } = control
      return (
        <SwapSheet
          promotion={promotion}
          sku={sku}
          title={title}
          onClose={onClose}
          onSend={(rules, other) => {
            const stock = promotion.stock[sku] === undefined ? {} : { stock: swapStock(promotion.stock, sku, other) }
            void change('swapSku', { rules, ...stock }, t('done.swapSku', { sku, other }), { sku, other })
          }}
        />
      )
    }
    case 'stopSku':
    case 'resumeSku': {
      const { kind, sku, title } = control
      const goods = room.skus.rows.find((row) => row.sku === sku)?.goods
      const rules = kind === 'resumeSku' ? resumeSku(promotion.rules, sku) : goods ? stopSku(promotion.rules, goods) : [...promotion.rules]
      const isStop = kind === 'stopSku'
      return (
        <ChangeSheet
          title={t(isStop ? 'stopTitle' : 'resumeOf', { sku })}
          hint={isStop ? `${title} · ${t('stopHint')}` : title}
          send={t(isStop ? 'stopOf' : 'resumeOf', { sku })}
          onClose={onClose}
          onSend={() => void change(kind, { rules }, t(`done.${kind}`, { sku }), { sku })}
        >
          <Preview promotion={promotion} then={rules} />
        </ChangeSheet>
      )
    }
  }
}

const FIELDS = ['rules', 'budget', 'stock', 'to'] as const

/** What the fields held when it was decided. */
const sawOf = (promotion: Promotion, set: Changed): Changed =>
  Object.fromEntries(FIELDS.filter((field) => field in set).map((field) => [field, promotion[field]]))
