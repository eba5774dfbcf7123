// Who the user is. The token is in this variable and nowhere else: a reload forgets it.
let token = null;
let access = { role: "anyone", reading_needs_role: document.documentElement.dataset.reading === "role", writable: false, version: null };
const listeners = new Set();
const RANK = { anyone: 0, reader: 1, editor: 2, admin: 3 };

export function bearer() {
  return token;
}

export function role() {
  return access.role;
}

export function known() {
  return access;
}

export function has(wanted) {
  return RANK[access.role] >= RANK[wanted];
}

/** Whether entries can be changed by this user. */
export function mayEdit() {
  return access.writable && has("editor");
}

export function onChange(listener) {
  listeners.add(listener);
}

export function signedIn(given, answer) {
  token = given;
  setAccess(answer);
}

export function setAccess(answer) {
  access = answer;
  listeners.forEach((listener) => listener());
}

export function forget() {
  token = null;
  setAccess({ ...access, role: "anyone", version: null });
}
