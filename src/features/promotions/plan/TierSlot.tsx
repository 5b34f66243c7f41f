import type { Rule } from '~/domain/promotion/rule'
import { PickMany } from '~/features/shared/PickMany'
import { useMessages } from '~/lib/i18n'
import { builderMessages } from './builderMessages'
import { useTiers } from './choices'

/** The tiers that a members' price is for. */
export function TierSlot({ rule, set, wrong }: { rule: Rule; set: (patch: Partial<Rule>) => void; wrong: boolean }) {
  const t = useMessages(builderMessages)
  const tiers = useTiers()
  const { tiers: chosen = [], ...who } = rule.who
  const known = [...new Set([...tiers, ...chosen])]
  return (
    <span className={wrong ? 'zg-slot-wrong' : undefined}>
      <PickMany
        label={t('tiers')}
        values={chosen}
        options={known.map((value) => ({ value, label: value }))}
        onChange={(next) => set({ who: next.length > 0 ? { ...who, tiers: next } : who })}
      />
    </span>
  )
}
