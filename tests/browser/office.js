// An office of its own for a test: a copy of the demonstration's workspace, served, with a way in; and a client that is no
// browser, which sees the pages as the server sends them.
"use strict";
const { spawn, spawnSync } = require("node:child_process");
const fs = require("node:fs");
const http = require("node:http");
const os = require("node:os");
const path = require("node:path");

const build = process.env.ANNA_BUILD;
const speak = { ...process.env, LC_ALL: "C.UTF-8", LANGUAGE: "de" };

class Office {
    // `made`: a workspace that stays as it is; the office works on a copy.
    constructor(made) {
        this.folder = fs.mkdtempSync(path.join(os.tmpdir(), "anna-browser-"));
        this.workspace = path.join(this.folder, "office");
        this.stick = path.join(this.folder, "stick");
        fs.cpSync(made, this.workspace, { recursive: true });
        fs.mkdirSync(this.stick);
    }

    // A command beside the server; its output. Throws if it does not exit with 0.
    admin(...words) {
        const result = spawnSync(path.join(build, "anna-admin"), ["-w", this.workspace, ...words], { env: speak, encoding: "utf8" });
        if (result.status !== 0) throw new Error(`anna-admin ${words.join(" ")}: ${result.stderr}`);
        return result.stdout;
    }

    // A terminal, with words of its command line; throws if it does not exit with 0.
    terminal(...words) {
        const state = ["--config", "/dev/null", "--state", path.join(this.folder, "terminal")];
        const result = spawnSync(path.join(build, "anna-kiosk"), [...words, ...state], { env: speak, encoding: "utf8" });
        if (result.status !== 0) throw new Error(`the terminal: ${result.stdout}${result.stderr}`);
    }

    // It takes in what is on the stick, and somebody plays a visit there; throws if a step of it fails. `known`: who it is.
    takesAndShows(known, ...steps) {
        const file = path.join(this.folder, "day.visit");
        fs.writeFileSync(file, steps.map((step) => `${step}\n`).join(""));
        this.terminal("install", this.stick, ...known);
        this.terminal("--size", "1080x1920", "--script", file, "--shots", this.folder, ...known);
    }

    // The demonstration's terminal.
    visit(...steps) {
        this.takesAndShows(["--key", path.join(this.workspace, "keys/minisign.pub"), "--site", "ennigerloh"], ...steps);
    }

    // One that nobody has set up yet, which the stick tells who it is.
    firstVisit(...steps) {
        this.terminal("setup", path.join(this.stick, "anna/setup.conf"));
        this.takesAndShows([], ...steps);
    }

    // Starts the server, also again; its link is `this.link`.
    async serve() {
        this.child = spawn(path.join(build, "anna-admin"), ["-w", this.workspace, "serve", "--no-browser", "--stick", this.stick], {
            env: speak,
            stdio: ["ignore", "pipe", "pipe"],
        });
        this.told = "";
        this.child.stderr.on("data", (piece) => (this.told += piece));
        this.ended = new Promise((resolve) => this.child.on("exit", resolve));
        const said = await new Promise((resolve, reject) => {
            this.child.stdout.once("data", (piece) => resolve(String(piece)));
            this.child.on("exit", () => reject(new Error(`the office does not start: ${this.told}`)));
        });
        this.link = said.trim();
        const address = new URL(this.link);
        this.host = address.host;
        this.port = Number(address.port);
        this.origin = address.origin;
    }

    // A way in, to be used once.
    newLink() {
        return this.admin("serve", "--link").trim();
    }

    async stop() {
        if (this.child && this.child.exitCode === null) {
            this.child.kill("SIGTERM");
            await this.ended;
        }
    }

    async close() {
        await this.stop();
        fs.rmSync(this.folder, { recursive: true, force: true });
    }
}

// Asks as a program would: no scripts, no rendering. `place` is "/offers?filter=old".
class Client {
    constructor(office) {
        this.office = office;
    }

    async signIn() {
        const answer = await this.get(new URL(this.office.newLink()).pathname);
        this.cookie = answer.headers["set-cookie"][0].split(";")[0];
    }

    get(place) {
        const { office } = this;
        return new Promise((resolve, reject) => {
            const headers = { Host: office.host };
            if (this.cookie) headers.Cookie = this.cookie;
            const request = http.get({ host: "127.0.0.1", port: office.port, path: place, headers }, (answer) => {
                const pieces = [];
                answer.on("data", (piece) => pieces.push(piece));
                answer.on("end", () => {
                    const type = answer.headers["content-type"] || "";
                    const body = Buffer.concat(pieces);
                    resolve({ status: answer.statusCode, headers: answer.headers, html: type.startsWith("text/html") && !/^attachment/.test(answer.headers["content-disposition"] || ""), text: body.toString() });
                });
            });
            request.on("error", reject);
        });
    }
}

module.exports = { Office, Client };
