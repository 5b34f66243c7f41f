import type { CountState } from '~/domain/count'
import type { LevelState } from '~/domain/levelState'
import type { Tone } from '~/ui/Status'

export const LEVEL_TONES = { negative: 'bad', out: 'bad', low: 'attention', over: 'waiting', fine: 'good' } as const satisfies Record<
  LevelState,
  Tone
>

export const COUNT_TONES = { counting: 'waiting', submitted: 'attention', posted: 'good', cancelled: 'off' } as const satisfies Record<
  CountState,
  Tone
>
