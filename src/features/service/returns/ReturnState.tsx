import type { ReturnState as State } from '~/domain/returns'
import { RETURN_TONES, returnWords } from '~/features/shared/returnWords'
import { useMessages } from '~/lib/i18n'
import { Status } from '~/ui/Status'

export function ReturnState({ state }: { state: State }) {
  const t = useMessages(returnWords)
  return <Status tone={RETURN_TONES[state]} word={t(`state.${state}`)} />
}
