import { useState } from 'react'
import { factorOf } from '~/domain/exchange'
import type { ReturnDetail } from '~/domain/returnAnswers'
import { mayOverrule } from '~/domain/returnCommand'
import type { Swap } from '~/domain/returns'
import { canDo, totalUnits } from '~/domain/returnStates'
import { useCommand } from '~/features/shared/useCommand'
import { useOnePress } from '~/features/shared/useOnePress'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { useRole } from '~/session/person'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { caseMessages } from './caseMessages'
import { SwapPick } from './SwapPick'

/** Approving, with what goes out instead where it is an exchange; asking for proof, and noting that it has come. */
export function DecideAct({ detail }: { detail: ReturnDetail }) {
  const t = useMessages(caseMessages)
  const run = useCommand()
  const whyNot = useWhyNot('return.approve')
  const role = useRole()
  const shopCurrency = useShop((shop) => shop.currency)
  const { now, files, money } = detail
  const [swaps, setSwaps] = useState<Readonly<Record<number, Swap>>>({})
  const [note, setNote] = useState('')
  const { key, state, kind } = now
  const isExchange = kind === 'exchange'
  const unproved = state === 'proof'
  const anyway = (!now.verdict.ok && !now.overruled) || unproved
  const chosen = now.lines.flatMap(({ line }) => (swaps[line] ? [{ line, swap: swaps[line] }] : []))
  // Prices of goods are the shop's, a return is in the currency of its order.
  const factor = factorOf(detail.currency, money.base.rate, shopCurrency) ?? 1
  const why =
    whyNot ??
    (isExchange && chosen.length < now.lines.length
      ? t('noSwap')
      : anyway && !mayOverrule(role)
        ? t('onlyLeads')
        : anyway && note.trim() === ''
          ? t('noApproveWhy')
          : undefined)
  const approve = useOnePress(async () => {
    const said = t(isExchange ? 'saidApproveExchange' : 'saidApprove', { key })
    const outcome = await run(
      { kind: 'return.approve', args: { key, said, ...(isExchange ? { swaps: chosen } : {}), ...(anyway ? { overrule: note } : {}) } },
      { done: said },
    )
    return outcome?.ok ?? false
  })
  const proof = useOnePress(async (what: 'asked' | 'given') => {
    const said = t(what === 'asked' ? 'saidAsk' : 'saidProof', { key })
    const outcome = await run({ kind: 'return.proof', args: { key, what, said, ...(note.trim() ? { note } : {}) } }, { done: said })
    return outcome?.ok ?? false
  })
  const approveName = anyway ? t('approveAnyway') : isExchange ? t('approveDone', { count: totalUnits(now) }) : t('approve')
  return (
    <div className="zg-return-act zg-form">
      {isExchange &&
        now.lines.map(({ line, sku, units }) => (
          <SwapPick
            key={line}
            sku={sku}
            units={units}
            chosen={swaps[line]}
            currency={detail.currency}
            factor={factor}
            onPick={(swap) => setSwaps({ ...swaps, [line]: swap })}
          />
        ))}
      {unproved && <p className="zg-second">{t(files > 0 ? 'proofHere' : 'proofHint')}</p>}
      {anyway && (
        <label>
          <span>{t(unproved ? 'proofNote' : 'approveWhy')}</span>
          <textarea
            className="zg-input zg-return-text"
            rows={2}
            placeholder={t(unproved ? 'proofNoteHint' : 'approveWhyHint')}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        </label>
      )}
      <div className="zg-row">
        {unproved && (
          <Button
            {...(files > 0 ? { type: 'primary' as const } : {})}
            disabledReason={whyNot ?? (files === 0 && note.trim() === '' ? t('proofHint') : undefined)}
            onClick={() => void proof('given')}
          >
            {t('giveProof')}
          </Button>
        )}
        <Button {...(unproved ? {} : { type: 'primary' as const })} disabledReason={why} onClick={() => void approve()}>
          {approveName}
        </Button>
        {!unproved && canDo(now, 'ask') && (
          <Button disabledReason={whyNot} onClick={() => void proof('asked')}>
            {t('askProof')}
          </Button>
        )}
      </div>
    </div>
  )
}
