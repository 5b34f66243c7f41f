import type { ReturnCommand } from '~/domain/returnCommand'
import type { Deciders } from './deciders'

export const RETURN_DECIDERS: Deciders<ReturnCommand> = {}
