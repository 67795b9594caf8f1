// What the command says of itself.

export const help = `groundwork: a board on which a team refines and plans its work.

  groundwork serve [--lan]
      Runs the relay. It reads PORT (4280), HOST (127.0.0.1), DATA_DIR (data), PUBLIC_URL, CREATE_TOKEN
      and METRICS_TOKEN.
      --lan        listen on this network, not on this machine alone

  groundwork import FILE [--dry-run] [--json] [--into LINK]
      Brings a Trello board (JSON) or a Jira export (CSV) onto a new board of the relay at PUBLIC_URL or PORT.
      --into LINK  onto this board instead; what it has already is left alone
      --dry-run    report only, write nothing
      --json       the report as one JSON object

  groundwork export LINK [--out FILE]
      Takes a whole board out as JSON.

  groundwork backup [--out FILE]
      Puts all boards of DATA_DIR into one file, with their links, pictures and versions. The relay may go on.

  groundwork restore FILE [--replace]
      Puts the boards of a backup into DATA_DIR, while no relay runs there.
      --replace    in the place of the boards that are there; those are kept beside, under another name

  groundwork --help
`;
