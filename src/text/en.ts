import type { zh } from "./zh"

/** Words that every page shares. */
export const en: typeof zh = {
  name: "Weiyi",
  back: "Back",
  home: "Home",
  help: "Need help? Call the community",
  retry: "Try again",
  loading: "Loading…",
  offline: "No network now. What you filled in is kept; send it once you are connected.",
  required: "Required",
  optional: "Optional",
  chosen: "Chosen",
  notChosen: "Not chosen",
  on: "On",
  off: "Off",
  elder: "Large type",
  elderHint: "Bigger words, one thing a screen",
  choose: "Please choose",
  date: "Choose a date",
  time: "Choose a time",
  failure: {
    offline: "There is no network, so this cannot be shown. Connect and try again.",
    mishap: "Something went wrong here, and it is our fault. Please try again, or call the community.",
    unknown: "Cannot connect at the moment. Please try again later.",
  },
  sending: {
    busy: "Sending…",
    unsent: "Not sent",
    unsentWhy: "There is no network now; what you filled in stays on this phone. Send it again once you are connected.",
    waiting: "Sent, not yet confirmed",
    waitingWhy: "The network dropped, so we do not know yet whether it arrived. Sending again never records it twice.",
    recorded: "Recorded",
    again: "Send again",
  },
  card: (title, until) => `${title}, until ${until}`,
  mark: { done: "Done", waiting: "Waiting", failed: "Did not work", info: "Note" },
}
