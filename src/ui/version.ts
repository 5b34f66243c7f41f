import { version } from '../../package.json'

/** The release that this is, for reports. */
export const VERSION = version
